//! `oss access revoke`.

/// Take a grant back
///
/// The role loses its rights first, which cuts the tokens that are out; then keys, role, user and
/// policies are deleted. What is gone already counts as done.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of the grant
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    /// Leave the user and its keys
    #[arg(long)]
    pub(crate) keep_user: bool,

    /// The grant was made with --as-documented
    #[arg(long)]
    pub(crate) as_documented: bool,

    /// Show what would be done, and stop
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Do it without asking
    #[arg(short, long)]
    pub(crate) yes: bool,
}
