//! `oss access grant`.

/// Make a grant, or bring one up to date
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Print the policy of whoever shall make and revoke grants, and stop
    #[arg(long, required = true)]
    pub(crate) print_admin_policy: bool,

    /// The rights of the documentation's own walk: AliyunSTSAssumeRoleAccess for the user
    #[arg(long)]
    pub(crate) as_documented: bool,
}
