//! `oss ls`.

use crate::location::RemoteUrl;

/// List the buckets, or the objects of one bucket below a prefix
///
/// Nothing is asked but what was named: a prefix needs no right to list anything above it. Without
/// -r, keys that go on after the next / are folded into one line PRE.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// oss://BUCKET or oss://BUCKET/PREFIX; without it the buckets are listed
    #[arg(value_name = "URL")]
    pub(crate) url: Option<RemoteUrl>,

    /// List everything below the prefix
    #[arg(short, long, requires = "url")]
    pub(crate) recursive: bool,

    /// Show ETag and type too
    #[arg(short, long, requires = "url")]
    pub(crate) long: bool,

    /// Show sizes in bytes
    #[arg(long, requires = "url")]
    pub(crate) bytes: bool,

    /// Stop after so many lines
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) limit: Option<u64>,

    /// List keys after this one
    #[arg(long, value_name = "KEY", requires = "url")]
    pub(crate) start_after: Option<String>,
}
