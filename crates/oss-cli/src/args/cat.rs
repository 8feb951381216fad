//! `oss cat`.

use oss_client::ByteRange;

use crate::args::value::range;
use crate::location::ObjectUrl;

/// Write the content of objects to standard output
///
/// Whole objects are compared with their checksum; a mismatch, known only at the end, exits with 7.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The objects: oss://BUCKET/KEY
    #[arg(value_name = "URL", required = true)]
    pub(crate) urls: Vec<ObjectUrl>,

    /// Bytes to read: FIRST-LAST, FIRST- or -COUNT, counted from 0
    #[arg(long, value_name = "RANGE", value_parser = range, allow_hyphen_values = true)]
    pub(crate) range: Option<ByteRange>,

    /// Version to read, instead of the current one
    #[arg(long, value_name = "ID")]
    pub(crate) version_id: Option<String>,
}
