//! `oss access revoke`.

/// Revoke a grant
///
/// First the role loses its rights, so that the tokens in use stop working. Then the keys, the role,
/// the user and the policies are deleted. A part that is already gone counts as done. If nothing of
/// the grant exists, the program exits with 3.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of the grant
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    /// Keep the user and its keys
    #[arg(long)]
    pub(crate) keep_user: bool,

    /// The grant was made with --as-documented
    #[arg(long)]
    pub(crate) as_documented: bool,

    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Do not ask for confirmation
    #[arg(short, long)]
    pub(crate) yes: bool,
}
