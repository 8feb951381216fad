//! `oss stat`.

use crate::args::value::not_empty;
use crate::location::ObjectUrl;

/// Show the metadata of an object without reading its content
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The object: oss://BUCKET/KEY
    #[arg(value_name = "URL")]
    pub(crate) url: ObjectUrl,

    /// Version of the object [default: the current version]
    #[arg(long, value_name = "ID", value_parser = not_empty)]
    pub(crate) version_id: Option<String>,
}
