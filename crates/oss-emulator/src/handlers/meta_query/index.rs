//! OpenMetaQuery, GetMetaQueryStatus and CloseMetaQuery.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{Document, MetaIndex, MetaMode};
use crate::handlers::call::Call;
use crate::handlers::configuration::configured;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

use super::fields::time;

/// Begins to index the objects of a bucket.
pub(crate) async fn open_meta_query(call: Call) -> Result<ServerResponse, OssError> {
    let index = MetaIndex {
        mode: MetaMode::parse(call.query("mode").unwrap_or_default())?,
        created: call.clock().now(),
    };
    call.update_bucket(move |bucket| {
        if configured::<MetaIndex>(bucket).is_ok() {
            return Err(OssError::new(Code::MetaQueryAlreadyExist));
        }
        bucket.configurations.set(index.to_document(), index);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the state of the index of a bucket, which is always up to date.
pub(crate) async fn get_meta_query_status(call: Call) -> Result<ServerResponse, OssError> {
    let index = configured::<MetaIndex>(call.existing_bucket()?.as_ref())?;
    let document = Xml::document("MetaQueryStatus")
        .text("State", "Running")
        .text("Phase", "IncrementalScanning")
        .text("CreateTime", time(index.created))
        .text("UpdateTime", time(call.clock().now()))
        .text("MetaQueryMode", index.mode.as_str())
        .end();
    Ok(response::xml(document))
}

/// Removes the index of a bucket.
pub(crate) async fn close_meta_query(call: Call) -> Result<ServerResponse, OssError> {
    call.update_bucket(|bucket| {
        configured::<MetaIndex>(bucket)?;
        bucket.configurations.remove(MetaIndex::KIND, "");
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}
