//! `oss rm`.

use crate::args::filter::Filter;
use crate::args::value::not_empty;
use crate::location::RemoteUrl;

/// Delete objects, their versions, or uploads that were never completed
///
/// A key is used literally; one that does not exist counts as deleted. With -r everything below the
/// URL is deleted, after a question with the number: for oss://BUCKET/a that is the object a and
/// whatever begins with a/. In a bucket with versioning, an object that is deleted without a version
/// stays as an older version.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What to delete: oss://BUCKET/KEY
    #[arg(value_name = "URL", required = true)]
    pub(crate) urls: Vec<RemoteUrl>,

    /// Delete everything below the URL
    #[arg(short, long)]
    pub(crate) recursive: bool,

    /// Delete this version
    #[arg(long, value_name = "ID", value_parser = not_empty)]
    #[arg(conflicts_with_all = ["recursive", "all_versions", "uploads"])]
    pub(crate) version_id: Option<String>,

    /// Delete all versions and delete markers too, for good
    #[arg(long, conflicts_with = "uploads")]
    pub(crate) all_versions: bool,

    /// Delete the parts of uploads that were never completed, and no objects
    #[arg(long)]
    pub(crate) uploads: bool,

    #[command(flatten)]
    pub(crate) filter: Filter,

    /// Allow the URL to be a whole bucket; the bucket itself stays
    #[arg(long, requires = "recursive")]
    pub(crate) all: bool,

    /// Do not ask for confirmation
    #[arg(short, long)]
    pub(crate) yes: bool,

    /// Show what would be deleted, and delete nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}
