//! `oss access token`.

use std::path::PathBuf;
use std::time::Duration;

use oss_policy::grant::Permission;

use crate::args::sts::Format;
use crate::args::value::duration;
use crate::location::RemoteUrl;

/// Get temporary keys of a grant
///
/// This command prints a secret. It signs with the grant's own key: that of --key-file, else that
/// of --profile or of the environment.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of the grant
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    /// File that `oss access grant --key-file` wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,

    /// Narrow the keys to what begins with this: oss://BUCKET/PREFIX/
    #[arg(long, value_name = "URL")]
    pub(crate) on: Option<RemoteUrl>,

    /// What the keys may do there: upload, read, list, delete
    #[arg(long, value_name = "RIGHTS", value_delimiter = ',', requires = "on")]
    #[arg(default_value = "upload,read,list,delete")]
    pub(crate) can: Vec<Permission>,

    /// How long the keys live: 15m up to the maximum of the role
    #[arg(long, value_name = "DURATION", default_value = "1h", value_parser = duration)]
    pub(crate) duration: Duration,

    /// Id that the role asks for (grant --external-id)
    #[arg(long, value_name = "ID")]
    pub(crate) external_id: Option<String>,

    /// The grant was made with --as-documented
    #[arg(long)]
    pub(crate) as_documented: bool,

    /// Form of the keys
    #[arg(long, value_name = "FORM", default_value = "env")]
    pub(crate) format: Format,
}
