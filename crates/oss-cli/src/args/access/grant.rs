//! `oss access grant`.

use std::path::PathBuf;
use std::time::Duration;

use oss_policy::grant::Permission;

use crate::args::value::{duration, instant};
use crate::location::RemoteUrl;

/// Create a grant, or change an existing one
///
/// The command reads what exists, shows what would change, asks for confirmation, and makes the
/// changes. What is already as it should be is not changed, so the command may be repeated. The
/// secret of a new key is written only to the place that you choose, and cannot be read again.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of the grant; its user, role and policy are called oss-NAME
    #[arg(value_name = "NAME", required_unless_present = "print_admin_policy")]
    pub(crate) name: Option<String>,

    /// The bucket or prefix to give access to: oss://BUCKET or oss://BUCKET/PREFIX/
    #[arg(
        long,
        value_name = "URL",
        required_unless_present = "print_admin_policy"
    )]
    pub(crate) on: Option<RemoteUrl>,

    /// The rights to give: upload, read, list, delete
    #[arg(long, value_name = "RIGHTS", value_delimiter = ',')]
    #[arg(required_unless_present = "print_admin_policy")]
    pub(crate) can: Vec<Permission>,

    /// Include old versions in the right to read
    #[arg(long)]
    pub(crate) versions: bool,

    /// Include the folders above the prefix in the right to list, for tools that begin there
    #[arg(long)]
    pub(crate) list_parents: bool,

    /// Time at which the rights end, in UTC: 2026-12-31 or 2026-12-31T18:00:00Z
    #[arg(long, value_name = "TIME", value_parser = instant)]
    pub(crate) until: Option<i64>,

    /// Allow access only from these addresses or networks
    #[arg(long, value_name = "CIDR", value_delimiter = ',')]
    pub(crate) from: Vec<String>,

    /// Allow access only over TLS
    #[arg(long)]
    pub(crate) https_only: bool,

    /// Longest session of the role, 1h to 12h
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = duration)]
    pub(crate) max_session: Duration,

    #[command(flatten)]
    pub(crate) key: Key,

    /// Who may assume the role: user (the user of the grant), account, or an ARN
    #[arg(long, value_name = "WHOM", value_delimiter = ',')]
    pub(crate) trust: Vec<String>,

    /// External id that is required to assume the role
    #[arg(long, value_name = "ID")]
    pub(crate) external_id: Option<String>,

    /// Create the grant as the documentation of OSS does: names without oss-, the policy
    /// AliyunSTSAssumeRoleAccess for the user, and a role that trusts the whole account
    #[arg(long)]
    pub(crate) as_documented: bool,

    /// Take over objects with these names that this program did not create
    #[arg(long)]
    pub(crate) adopt: bool,

    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Do not ask for confirmation
    #[arg(short, long)]
    pub(crate) yes: bool,

    /// Remove what this command created if it fails
    #[arg(long)]
    pub(crate) atomic: bool,

    /// How long to wait until STS knows the new key and the role
    #[arg(long, value_name = "DURATION", default_value = "60s", value_parser = duration)]
    #[arg(conflicts_with = "no_wait")]
    pub(crate) wait: Duration,

    /// Do not wait for STS
    #[arg(long)]
    pub(crate) no_wait: bool,

    /// Print the policy that is required to create and revoke grants, and do nothing else
    #[arg(long, conflicts_with_all = ["name", "on", "can"])]
    pub(crate) print_admin_policy: bool,
}

/// What is done about the user's access key.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Key")]
pub(crate) struct Key {
    /// Write a new key to this file, which must not exist; only you can read it
    #[arg(long, value_name = "FILE", group = "key_place")]
    pub(crate) key_file: Option<PathBuf>,

    /// Write a new key to this profile of ~/.aliyun/config.json
    #[arg(long, value_name = "NAME", group = "key_place")]
    pub(crate) save_profile: Option<String>,

    /// Print a new key once on standard output
    #[arg(long, group = "key_place")]
    pub(crate) print_key: bool,

    /// Create no key
    #[arg(long, group = "key_place", conflicts_with = "rotate_key")]
    pub(crate) no_key: bool,

    /// Create a new key even if there is one, and disable the earlier keys once the new one works
    #[arg(long)]
    pub(crate) rotate_key: bool,

    /// Delete inactive keys of the user
    #[arg(long)]
    pub(crate) delete_old: bool,
}
