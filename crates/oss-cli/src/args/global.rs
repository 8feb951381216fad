//! What every command takes.

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, Args, ValueEnum};

use crate::args::value::duration;

/// Flags of every command; each comes before what the environment and the files say.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Profile of the configuration files [env: OSS_PROFILE, ALIBABA_CLOUD_PROFILE]
    #[arg(long, value_name = "NAME", global = true)]
    pub(crate) profile: Option<String>,

    /// File of profiles, in the form of ossutil, instead of ~/.ossutilconfig [env: OSS_CONFIG_FILE]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,

    /// Region, such as cn-hangzhou [env: OSS_REGION]
    #[arg(long, value_name = "REGION", global = true)]
    pub(crate) region: Option<String>,

    /// Where OSS answers, if not at the region's public host [env: OSS_ENDPOINT]
    #[arg(long, value_name = "URL", global = true)]
    pub(crate) endpoint: Option<String>,

    /// Use the region's internal host, reachable only from inside the region
    #[arg(long, global = true, conflicts_with_all = ["endpoint", "cname"])]
    pub(crate) internal: bool,

    /// Domain that is bound to the bucket, in place of the endpoint
    #[arg(long, value_name = "URL", global = true, conflicts_with_all = ["endpoint", "path_style"])]
    pub(crate) cname: Option<String>,

    /// Write the bucket into the path, not into the host name
    #[arg(long, global = true)]
    pub(crate) path_style: bool,

    /// Version of the signature
    #[arg(long, value_name = "VERSION", global = true, default_value = "v4")]
    pub(crate) sign: Sign,

    /// Where access keys come from [env: OSS_CREDENTIALS] [default: auto]
    #[arg(long, value_name = "SOURCE", global = true)]
    pub(crate) credentials: Option<Source>,

    /// Form of what is printed
    #[arg(long, value_name = "FORM", global = true, default_value = "text")]
    pub(crate) output: Form,

    /// Print data and errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Log to standard error what happens; twice: each attempt
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(crate) verbose: u8,

    /// Show no progress bar
    #[arg(long, global = true)]
    pub(crate) no_progress: bool,

    /// When to use colours; NO_COLOR is respected
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub(crate) color: Color,

    /// Give a call up after so long, such as 30s; there is no limit by default
    #[arg(long, value_name = "DURATION", global = true, value_parser = duration)]
    pub(crate) timeout: Option<Duration>,

    /// Trust the certificates of this PEM file too [env: OSS_CA_CERTIFICATE]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) ca_file: Option<PathBuf>,
}

/// `--sign`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sign {
    /// For services that know no other
    V1,
    /// What OSS asks for
    V4,
}

/// `--credentials`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Source {
    /// Whatever is configured first
    Auto,
    /// OSS_ACCESS_KEY_ID and its companions
    Env,
    /// A profile of a configuration file: of ossutil, else of the Alibaba Cloud CLI or the SDKs
    Profile,
    /// The role of the instance
    Ecs,
    /// The role that a token file may assume (ALIBABA_CLOUD_OIDC_TOKEN_FILE)
    Oidc,
    /// The address in ALIBABA_CLOUD_CREDENTIALS_URI
    Uri,
    /// Requests are not signed
    Anonymous,
}

/// `--output`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Lines for people
    Text,
    /// One JSON value a line; errors too
    Json,
}

/// `--color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}
