//! `oss access grant`.

use std::path::PathBuf;
use std::time::Duration;

use oss_policy::grant::Permission;

use crate::args::value::{duration, instant};
use crate::location::RemoteUrl;

/// Make a grant, or bring one up to date
///
/// Reads what is there, shows what would change, asks, and does it. What is as it should be is left
/// alone, so the command may be repeated. The secret of a new key goes where you say and nowhere
/// else; it cannot be read again.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of the grant: its user, role and policy are called oss-NAME
    #[arg(value_name = "NAME", required_unless_present = "print_admin_policy")]
    pub(crate) name: Option<String>,

    /// Where: oss://BUCKET, or what begins with oss://BUCKET/PREFIX/
    #[arg(
        long,
        value_name = "URL",
        required_unless_present = "print_admin_policy"
    )]
    pub(crate) on: Option<RemoteUrl>,

    /// What may be done there: upload, read, list, delete
    #[arg(long, value_name = "RIGHTS", value_delimiter = ',')]
    #[arg(required_unless_present = "print_admin_policy")]
    pub(crate) can: Vec<Permission>,

    /// Reading covers old versions too
    #[arg(long)]
    pub(crate) versions: bool,

    /// Listing covers the folders above the prefix, for tools that begin there
    #[arg(long)]
    pub(crate) list_parents: bool,

    /// The rights end at this time: 2026-12-31 or 2026-12-31T18:00:00Z
    #[arg(long, value_name = "TIME", value_parser = instant)]
    pub(crate) until: Option<i64>,

    /// Only from these addresses or networks
    #[arg(long, value_name = "CIDR", value_delimiter = ',')]
    pub(crate) from: Vec<String>,

    /// Only over TLS
    #[arg(long)]
    pub(crate) https_only: bool,

    /// How long a session may be, 1h to 12h
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = duration)]
    pub(crate) max_session: Duration,

    #[command(flatten)]
    pub(crate) key: Key,

    /// Who may assume the role: user (the grant's own), account, or an ARN
    #[arg(long, value_name = "WHOM", value_delimiter = ',')]
    pub(crate) trust: Vec<String>,

    /// Id that whoever assumes the role has to give
    #[arg(long, value_name = "ID")]
    pub(crate) external_id: Option<String>,

    /// As the documentation does it: the bare name, AliyunSTSAssumeRoleAccess for the user, trust
    /// in the whole account
    #[arg(long)]
    pub(crate) as_documented: bool,

    /// Take over objects of that name that this program did not make
    #[arg(long)]
    pub(crate) adopt: bool,

    /// Show what would be done, and stop
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Do it without asking
    #[arg(short, long)]
    pub(crate) yes: bool,

    /// After a failure, remove what this run created
    #[arg(long)]
    pub(crate) atomic: bool,

    /// How long to wait until STS knows the new key and role
    #[arg(long, value_name = "DURATION", default_value = "60s", value_parser = duration)]
    #[arg(conflicts_with = "no_wait")]
    pub(crate) wait: Duration,

    /// Do not wait for STS
    #[arg(long)]
    pub(crate) no_wait: bool,

    /// Print the policy of whoever shall make and revoke grants, and stop
    #[arg(long, conflicts_with_all = ["name", "on", "can"])]
    pub(crate) print_admin_policy: bool,
}

/// What becomes of the user's key.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Key")]
pub(crate) struct Key {
    /// Write a new key to this file, which must not exist; only you may read it
    #[arg(long, value_name = "FILE", group = "key_place")]
    pub(crate) key_file: Option<PathBuf>,

    /// Write a new key to this profile of ~/.aliyun/config.json
    #[arg(long, value_name = "NAME", group = "key_place")]
    pub(crate) save_profile: Option<String>,

    /// Print a new key, once, on standard output
    #[arg(long, group = "key_place")]
    pub(crate) print_key: bool,

    /// Make no key
    #[arg(long, group = "key_place", conflicts_with = "rotate_key")]
    pub(crate) no_key: bool,

    /// Make a new key in any case, and disable those before it once it works
    #[arg(long)]
    pub(crate) rotate_key: bool,

    /// Delete the user's keys that are inactive
    #[arg(long)]
    pub(crate) delete_old: bool,
}
