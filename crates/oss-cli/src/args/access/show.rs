//! `oss access show`.

/// Show one grant, or list all grants
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of the grant [default: all grants are listed]
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,

    /// The grant was made with --as-documented
    #[arg(long, requires = "name")]
    pub(crate) as_documented: bool,
}
