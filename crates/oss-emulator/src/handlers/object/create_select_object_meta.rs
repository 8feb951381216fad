//! CreateSelectObjectMeta.

use std::sync::Arc;

use super::readable::Readable;
use super::select_object::{kind, opened, refused};
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::ServerResponse;
use crate::http::body::full;
use crate::objects::{pieces, requested_version, set};
use crate::select::{Kind, MetaEnd, MetaRequest, Source, meta_end};
use crate::store::{Object, ObjectKind};

/// Counts the rows and the columns of an object. The server counts again each time, and records only
/// that the rows were counted.
pub(crate) async fn create_select_object_meta(mut call: Call) -> Result<ServerResponse, OssError> {
    let kind = kind(&call);
    let body = call.document(BODY).await?;
    let request = MetaRequest::read(&body, kind)?;
    let readable = opened(&call).await?;
    let size = readable.found.object.size;
    let source = Source::new(&request.input, pieces(&readable.data, 0..size));
    let counts = source.count().await.map_err(refused)?;
    record(&call, &readable).await?;
    let end = MetaEnd {
        scanned: counts.scanned,
        splits: u32::try_from(counts.splits).unwrap_or(u32::MAX),
        rows: counts.rows,
        columns: match kind {
            Kind::Csv => Some(u32::try_from(counts.columns).unwrap_or(u32::MAX)),
            Kind::Json => None,
        },
    };
    let mut answer = ServerResponse::new(full(meta_end(end)));
    set(
        answer.headers_mut(),
        "content-type",
        "application/octet-stream",
    );
    Ok(answer)
}

/// Records that the rows were counted, in the object that has the data.
async fn record(call: &Call, readable: &Readable) -> Result<(), OssError> {
    if readable.holder.rows_counted {
        return Ok(());
    }
    let version = requested_version(&call.request.query)?;
    let (key, version) = match &readable.found.object.kind {
        ObjectKind::Symlink { target } => (target.as_str(), None),
        _ => (call.key()?, version),
    };
    let holder = Arc::clone(&readable.holder);
    let update = move |current: &mut Object| {
        // Another object may have taken its place.
        if current.etag == holder.etag && current.modified == holder.modified {
            current.rows_counted = true;
        }
        Ok::<(), OssError>(())
    };
    let updated = call
        .store()
        .update_object(call.bucket()?, key, version.as_ref(), update);
    // The object may be gone. What was counted of it is sent nevertheless.
    let _ = updated.await;
    Ok(())
}

/// The size limit for the document, in bytes.
const BODY: usize = 1024 * 1024;
