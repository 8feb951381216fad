//! `oss access show`.

/// Show a grant, or the names of all
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of the grant; all grants without it
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,

    /// The grant was made with --as-documented
    #[arg(long, requires = "name")]
    pub(crate) as_documented: bool,
}
