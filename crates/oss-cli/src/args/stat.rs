//! `oss stat`.

use crate::location::ObjectUrl;

/// Show what is known about an object without reading its content
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The object: oss://BUCKET/KEY
    #[arg(value_name = "URL")]
    pub(crate) url: ObjectUrl,

    /// Version to look at, instead of the current one
    #[arg(long, value_name = "ID")]
    pub(crate) version_id: Option<String>,
}
