//! `oss ls`.

use crate::location::RemoteUrl;

/// List the buckets, or the objects of one bucket below a prefix
///
/// Only what is named is requested, so that listing a prefix requires no permission to list anything
/// above it. Without -r, all keys that continue after the next / are shown as one line PRE.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// oss://BUCKET or oss://BUCKET/PREFIX [default: the buckets are listed]
    #[arg(value_name = "URL")]
    pub(crate) url: Option<RemoteUrl>,

    /// List everything below the prefix
    #[arg(short, long, requires = "url")]
    pub(crate) recursive: bool,

    /// Also show the ETag and the type
    #[arg(short, long, requires = "url")]
    pub(crate) long: bool,

    /// Show sizes in bytes
    #[arg(long, requires = "url")]
    pub(crate) bytes: bool,

    /// Stop after this many lines
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) limit: Option<u64>,

    /// List keys after this one
    #[arg(long, value_name = "KEY", requires = "url")]
    pub(crate) start_after: Option<String>,
}
