//! `oss sts`.

use std::ffi::OsString;
use std::time::Duration;

use clap::{Subcommand, ValueEnum};
use oss_policy::grant::Permission;

use crate::args::value::duration;
use crate::location::{Location, RemoteUrl};

/// Get temporary keys from STS
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands of `oss sts`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    AssumeRole(AssumeRole),
    Exec(Exec),
}

/// Assume a role, and print the temporary keys
///
/// This command prints a secret. Use it as  eval "$(oss sts assume-role …)"  or write its output
/// to a file that only you can read. To run one command with the keys, oss sts exec is safer. If
/// there are no keys, the lines for eval remove the keys of the shell and fail, so that what follows
/// does not run with other keys.
///
/// A session policy or --policy-prefix can narrow what the keys may do. Nothing can widen it beyond
/// the rights of the role.
#[derive(Debug, clap::Args)]
pub(crate) struct AssumeRole {
    #[command(flatten)]
    pub(crate) role: RoleSession,

    /// Form in which the keys are printed
    #[arg(long, value_name = "FORM", default_value = "env")]
    pub(crate) format: Format,
}

/// Run a command with the temporary keys of a role, and with no other keys
///
/// The keys are in the environment of the command: as OSS_ACCESS_KEY_ID and its companions, and as
/// ALIBABA_CLOUD_ACCESS_KEY_ID and its companions. All variables with other keys or profiles are
/// removed. The program ends with the status of the command, or with 128+N if signal N ended it. If
/// there are no keys, the command does not run.
#[derive(Debug, clap::Args)]
pub(crate) struct Exec {
    #[command(flatten)]
    pub(crate) role: RoleSession,

    /// The command and its arguments, after --
    #[arg(last = true, required = true, value_name = "COMMAND")]
    pub(crate) command: Vec<OsString>,
}

/// The role to assume, and the session of it.
#[derive(Debug, clap::Args)]
pub(crate) struct RoleSession {
    /// The role: acs:ram::ACCOUNT:role/NAME
    #[arg(value_name = "ARN")]
    pub(crate) role: String,

    /// Name under which the session appears in audit logs [default: a new name each time]
    #[arg(long, value_name = "NAME")]
    pub(crate) session_name: Option<String>,

    /// How long the keys are valid, from 15m to the maximum of the role
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = duration)]
    pub(crate) duration: Duration,

    /// File with a session policy, or - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "policy_prefix")]
    pub(crate) policy: Option<Location>,

    /// Narrow the keys to the objects below this prefix: oss://BUCKET/PREFIX/
    #[arg(long, value_name = "URL")]
    pub(crate) policy_prefix: Option<RemoteUrl>,

    /// What the keys may do below the prefix: read, write, list, delete
    #[arg(
        long,
        value_name = "ACTIONS",
        value_delimiter = ',',
        requires = "policy_prefix"
    )]
    #[arg(default_value = "read,write,list")]
    pub(crate) actions: Vec<Right>,

    /// External id that the trust policy of the role requires
    #[arg(long, value_name = "ID")]
    pub(crate) external_id: Option<String>,
}

/// The values of `--actions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Right {
    Read,
    #[value(alias = "upload")]
    Write,
    List,
    Delete,
}

/// The values of `--format`.
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
    /// Returns the right as the policy templates call it.
    pub(crate) fn permission(self) -> Permission {
        match self {
            Self::Read => Permission::Read,
            Self::Write => Permission::Upload,
            Self::List => Permission::List,
            Self::Delete => Permission::Delete,
        }
    }
}
