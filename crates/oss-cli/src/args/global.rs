//! The options of every command.

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, Args, ValueEnum};

use crate::args::value::{limit, not_empty};

/// The options of every command. Each outranks the environment and the configuration files.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Global {
    /// Profile to use from the configuration files [env: OSS_PROFILE, ALIBABA_CLOUD_PROFILE]
    #[arg(long, value_name = "NAME", global = true, value_parser = not_empty)]
    pub(crate) profile: Option<String>,

    /// Configuration file in the format of ossutil, instead of ~/.ossutilconfig [env:
    /// OSS_CONFIG_FILE]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,

    /// Region, such as cn-hangzhou [env: OSS_REGION]
    #[arg(long, value_name = "REGION", global = true)]
    pub(crate) region: Option<String>,

    /// Endpoint of OSS, if not the public host of the region [env: OSS_ENDPOINT]
    #[arg(long, value_name = "URL", global = true)]
    pub(crate) endpoint: Option<String>,

    /// Use the internal host of the region, which can be reached only from inside the region
    #[arg(long, global = true, conflicts_with_all = ["endpoint", "cname"])]
    pub(crate) internal: bool,

    /// Domain that is bound to the bucket, instead of an endpoint
    #[arg(long, value_name = "URL", global = true, conflicts_with_all = ["endpoint", "path_style"])]
    pub(crate) cname: Option<String>,

    /// Put the bucket into the path of the URL, not into the host name
    #[arg(long, global = true)]
    pub(crate) path_style: bool,

    /// Version of the signature
    #[arg(long, value_name = "VERSION", global = true, default_value = "v4")]
    pub(crate) sign: Sign,

    /// Where access keys come from [env: OSS_CREDENTIALS] [default: auto]
    #[arg(long, value_name = "SOURCE", global = true)]
    pub(crate) credentials: Option<Source>,

    /// Format of the output
    #[arg(long, value_name = "FORM", global = true, default_value = "text")]
    pub(crate) output: Form,

    /// Print data and errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Write a log to standard error; use twice to include every attempt
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(crate) verbose: u8,

    /// Show no progress bar
    #[arg(long, global = true)]
    pub(crate) no_progress: bool,

    /// When to use colours; with auto, on a terminal unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub(crate) color: Color,

    /// Abort a call after this long, such as 30s [default: no limit]
    #[arg(long, value_name = "DURATION", global = true, value_parser = limit)]
    pub(crate) timeout: Option<Duration>,

    /// Proxy for all requests, or none [env: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY]
    #[arg(long, value_name = "URL|none", global = true)]
    pub(crate) proxy: Option<String>,

    /// Also trust the certificates of this PEM file [env: OSS_CA_CERTIFICATE]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) ca_file: Option<PathBuf>,
}

/// The values of `--sign`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sign {
    /// For services that support no other version
    V1,
    /// The version that OSS recommends
    V4,
}

/// The values of `--credentials`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Source {
    /// The first source that is configured
    Auto,
    /// The variables OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET, OSS_SESSION_TOKEN
    Env,
    /// A profile in a configuration file of ossutil, the Alibaba Cloud CLI or the SDKs
    Profile,
    /// The role of the ECS instance
    Ecs,
    /// A role that is assumed with an OIDC token file (ALIBABA_CLOUD_OIDC_TOKEN_FILE)
    Oidc,
    /// The URI in ALIBABA_CLOUD_CREDENTIALS_URI
    Uri,
    /// No keys: requests are not signed
    Anonymous,
}

/// The values of `--output`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Text for people
    Text,
    /// One JSON value per line, for data and for errors
    Json,
}

/// The values of `--color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}
