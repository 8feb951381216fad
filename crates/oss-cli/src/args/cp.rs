//! `oss cp`.

use crate::args::transfer::Transfer;
use crate::args::tree::Tree;
use crate::args::value::{metadata, not_empty, traffic_limit};
use crate::location::Location;

/// Copy files to OSS, objects to files, or objects to other places in OSS
///
/// Large content is transferred in parts, several at once. Checksums are compared in both directions.
/// A download is written to a temporary file beside the destination, which is renamed at the end, so
/// that an incomplete file never has the final name. `-` is standard input or output. A destination
/// that ends with / keeps the name of the source.
///
/// With -r, the files of a folder or the objects below a prefix are copied with their names below it.
/// Those that are the same already, by size and time, are skipped, unless --no-resume is given. An
/// item that fails does not stop the others.
///
/// If the program is interrupted or killed, the same command continues where it stopped, except with
/// `-`. What it needs for that is in ~/.local/state/oss-rs.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What to copy: oss://BUCKET/KEY, a file, or -
    #[arg(value_name = "SOURCE")]
    pub(crate) source: Location,

    /// Where to: oss://BUCKET/KEY, a file or folder, or -
    #[arg(value_name = "DESTINATION")]
    pub(crate) destination: Location,

    /// Copy everything in a folder or below a prefix
    #[arg(short, long)]
    pub(crate) recursive: bool,

    #[command(flatten)]
    pub(crate) tree: Tree,

    /// Do nothing if the destination exists already
    #[arg(long)]
    pub(crate) no_clobber: bool,

    /// Copy only if the source has this ETag
    #[arg(long, value_name = "ETAG", value_parser = not_empty)]
    pub(crate) if_match: Option<String>,

    /// Version of the source [default: the current version]
    #[arg(long, value_name = "ID", value_parser = not_empty)]
    pub(crate) version_id: Option<String>,

    /// Speed limit in bytes per second, 100KiB to 100MiB
    #[arg(long, value_name = "RATE", value_parser = traffic_limit)]
    pub(crate) traffic_limit: Option<u64>,

    /// Content type of the new object [default: chosen by the extension of the key]
    #[arg(long, value_name = "TYPE", value_parser = not_empty)]
    pub(crate) content_type: Option<String>,

    /// Header Cache-Control of the new object
    #[arg(long, value_name = "TEXT", value_parser = not_empty)]
    pub(crate) cache_control: Option<String>,

    /// User metadata of the new object; may be repeated
    #[arg(long = "meta", value_name = "NAME=VALUE", value_parser = metadata)]
    pub(crate) metadata: Vec<(String, String)>,

    /// Storage class of the new object, such as IA
    #[arg(long, value_name = "CLASS")]
    pub(crate) storage_class: Option<String>,

    /// Access control list of the new object, such as public-read
    #[arg(long, value_name = "ACL")]
    pub(crate) acl: Option<String>,

    #[command(flatten)]
    pub(crate) transfer: Transfer,

    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}
