//! `oss cp`.

use crate::args::value::{parameter, traffic_limit};
use crate::location::Location;

/// Copy one file to OSS, one object to a file, or one object to another
///
/// Content is streamed and its checksum compared on both ways. A download is written beside its
/// destination and renamed at the end, so that no half file ever has the final name. `-` is
/// standard input or output. A destination that ends with / keeps the name of the source.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What to copy: oss://BUCKET/KEY, a file, or -
    #[arg(value_name = "SOURCE")]
    pub(crate) source: Location,

    /// Where to: oss://BUCKET/KEY, a file or folder, or -
    #[arg(value_name = "DESTINATION")]
    pub(crate) destination: Location,

    /// Leave a destination alone that exists already
    #[arg(long)]
    pub(crate) no_clobber: bool,

    /// Copy only if the source has this ETag
    #[arg(long, value_name = "ETAG")]
    pub(crate) if_match: Option<String>,

    /// Version of the source, instead of the current one
    #[arg(long, value_name = "ID")]
    pub(crate) version_id: Option<String>,

    /// Speed limit in bytes per second, 100KiB to 100MiB
    #[arg(long, value_name = "RATE", value_parser = traffic_limit)]
    pub(crate) traffic_limit: Option<i64>,

    /// Content type of the new object; by default that of its extension
    #[arg(long, value_name = "TYPE")]
    pub(crate) content_type: Option<String>,

    /// How caches may keep the new object
    #[arg(long, value_name = "TEXT")]
    pub(crate) cache_control: Option<String>,

    /// User metadata of the new object; may be repeated
    #[arg(long = "meta", value_name = "NAME=VALUE", value_parser = parameter)]
    pub(crate) metadata: Vec<(String, String)>,

    /// Storage class of the new object, such as IA
    #[arg(long, value_name = "CLASS")]
    pub(crate) storage_class: Option<String>,

    /// Access control list of the new object, such as public-read
    #[arg(long, value_name = "ACL")]
    pub(crate) acl: Option<String>,

    /// Say what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}
