//! `oss sts`.

use std::time::Duration;

use clap::{Subcommand, ValueEnum};
use oss_policy::grant::Permission;

use crate::args::value::duration;
use crate::location::{Location, RemoteUrl};

/// Get temporary keys
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What STS can be asked for.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    AssumeRole(AssumeRole),
}

/// Assume a role, and print the temporary keys
///
/// This command prints a secret: use it as  eval "$(oss sts assume-role …)"  or send its output
/// into a file that only you can read. What the keys may do can be narrowed, never widened, by a
/// policy or by --policy-prefix.
#[derive(Debug, clap::Args)]
pub(crate) struct AssumeRole {
    /// The role: acs:ram::ACCOUNT:role/NAME
    #[arg(value_name = "ARN")]
    pub(crate) role: String,

    /// Name under which the session is audited; a new one by default
    #[arg(long, value_name = "NAME")]
    pub(crate) session_name: Option<String>,

    /// How long the keys live: 15m up to the maximum of the role
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = duration)]
    pub(crate) duration: Duration,

    /// File with a session policy, or - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "policy_prefix")]
    pub(crate) policy: Option<Location>,

    /// Narrow the keys to what begins with this: oss://BUCKET/PREFIX/
    #[arg(long, value_name = "URL")]
    pub(crate) policy_prefix: Option<RemoteUrl>,

    /// What the keys may do there: read, write, list, delete
    #[arg(
        long,
        value_name = "ACTIONS",
        value_delimiter = ',',
        requires = "policy_prefix"
    )]
    #[arg(default_value = "read,write,list")]
    pub(crate) actions: Vec<Right>,

    /// Id that the role's trust policy asks of third parties
    #[arg(long, value_name = "ID")]
    pub(crate) external_id: Option<String>,

    /// Form of the keys
    #[arg(long, value_name = "FORM", default_value = "env")]
    pub(crate) format: Format,
}

/// `--actions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Right {
    Read,
    #[value(alias = "upload")]
    Write,
    List,
    Delete,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Lines that a shell can eval
    Env,
    /// One JSON object
    Json,
    /// Lines of a .env file
    Dotenv,
    /// What programs expect of a credential process
    Process,
}

impl Right {
    /// The right in the words of the policy templates.
    pub(crate) fn permission(self) -> Permission {
        match self {
            Self::Read => Permission::Read,
            Self::Write => Permission::Upload,
            Self::List => Permission::List,
            Self::Delete => Permission::Delete,
        }
    }
}
