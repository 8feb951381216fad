//! `oss cat`.

use oss_client::ByteRange;

use crate::args::value::{not_empty, range};
use crate::location::ObjectUrl;

/// Write the content of objects to standard output
///
/// The content of a whole object is compared with its checksum. A mismatch is known only at the end,
/// and the program then exits with 7.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The objects: oss://BUCKET/KEY
    #[arg(value_name = "URL", required = true)]
    pub(crate) urls: Vec<ObjectUrl>,

    /// Range of bytes to read: FIRST-LAST, FIRST- or -COUNT, counted from 0
    #[arg(long, value_name = "RANGE", value_parser = range, allow_hyphen_values = true)]
    pub(crate) range: Option<ByteRange>,

    /// Version of the object [default: the current version]
    #[arg(long, value_name = "ID", value_parser = not_empty)]
    pub(crate) version_id: Option<String>,
}
