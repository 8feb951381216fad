//! OpenMetaQuery, GetMetaQueryStatus and CloseMetaQuery.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{Document, MetaIndex, MetaMode, MetaScope, read};
use crate::handlers::call::Call;
use crate::handlers::configuration::configured;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

use super::fields::time;

/// Begins to index the objects of a bucket. All objects are indexed here, whatever filters are given.
pub(crate) async fn open_meta_query(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(MetaIndex::LIMIT).await?;
    let scope = match body.is_empty() {
        true => None,
        false => Some(read::<MetaScope>(&body, "MetaQuery")?),
    };
    let index = MetaIndex {
        mode: MetaMode::parse(call.query("mode").unwrap_or_default())?,
        created: call.clock().now(),
        scope,
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

/// Returns the state of the index of a bucket. It is prepared for a moment, although it is always up
/// to date here.
pub(crate) async fn get_meta_query_status(call: Call) -> Result<ServerResponse, OssError> {
    let index = configured::<MetaIndex>(call.existing_bucket()?.as_ref())?;
    let now = call.clock().now();
    let (state, phase) = match now < index.created.plus_seconds(PREPARED) {
        true => ("Ready", "FullScanning"),
        false => ("Running", "IncrementalScanning"),
    };
    let document = Xml::document("MetaQueryStatus")
        .text("State", state)
        .text("Phase", phase)
        .text("CreateTime", time(index.created))
        .text("UpdateTime", time(now))
        .text("MetaQueryMode", index.mode.as_str());
    let document = match &index.scope {
        Some(scope) => scope.fields(document),
        None => document,
    };
    Ok(response::xml(document.end()))
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

/// For how many seconds an index is prepared.
const PREPARED: i64 = 5;
