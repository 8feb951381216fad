//! `oss access token` and `oss access exec`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use oss_policy::grant::Permission;

use crate::args::sts::Format;
use crate::args::value::duration;
use crate::location::RemoteUrl;

/// Get temporary keys of a grant, and print them
///
/// This command prints a secret. Use it as  eval "$(oss access token …)"  or write its output to a
/// file that only you can read. To run one command with the keys, oss access exec is safer. If
/// there are no keys, the lines for eval remove the keys of the shell and fail, so that what follows
/// does not run with other keys.
///
/// The request is signed with the key of the grant: the one in --key-file, else the key of --profile
/// or of the environment.
#[derive(Debug, clap::Args)]
pub(crate) struct Token {
    #[command(flatten)]
    pub(crate) grant: GrantSession,

    /// Form in which the keys are printed
    #[arg(long, value_name = "FORM", default_value = "env")]
    pub(crate) format: Format,
}

/// Run a command with temporary keys of a grant, and with no other keys
///
/// The keys are in the environment of the command: as OSS_ACCESS_KEY_ID and its companions, and as
/// ALIBABA_CLOUD_ACCESS_KEY_ID and its companions. All variables with other keys or profiles are
/// removed. The program ends with the status of the command, or with 128+N if signal N ended it. If
/// there are no keys, the command does not run.
///
/// The keys are requested with the key of the grant: the one in --key-file, else the key of
/// --profile or of the environment.
#[derive(Debug, clap::Args)]
pub(crate) struct Exec {
    #[command(flatten)]
    pub(crate) grant: GrantSession,

    /// The command and its arguments, after --
    #[arg(last = true, required = true, value_name = "COMMAND")]
    pub(crate) command: Vec<OsString>,
}

/// The grant, and the session of its role.
#[derive(Debug, clap::Args)]
pub(crate) struct GrantSession {
    /// Name of the grant
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    /// File that `oss access grant --key-file` wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,

    /// Narrow the keys to the objects below this prefix: oss://BUCKET/PREFIX/
    #[arg(long, value_name = "URL")]
    pub(crate) on: Option<RemoteUrl>,

    /// What the keys may do below the prefix: upload, read, list, delete
    #[arg(long, value_name = "RIGHTS", value_delimiter = ',', requires = "on")]
    #[arg(default_value = "upload,read,list,delete")]
    pub(crate) can: Vec<Permission>,

    /// How long the keys are valid, from 15m to the maximum of the role
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = duration)]
    pub(crate) duration: Duration,

    /// External id that the role requires (grant --external-id)
    #[arg(long, value_name = "ID")]
    pub(crate) external_id: Option<String>,

    /// The grant was made with --as-documented
    #[arg(long)]
    pub(crate) as_documented: bool,
}
