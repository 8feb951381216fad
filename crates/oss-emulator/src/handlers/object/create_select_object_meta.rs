//! CreateSelectObjectMeta.

use super::select_object::{kind, opened, refused};
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::ServerResponse;
use crate::http::body::full;
use crate::objects::{pieces, set};
use crate::select::{Kind, MetaEnd, MetaRequest, Source, meta_end};

/// Counts the rows and the columns of an object. The server counts again each time.
pub(crate) async fn create_select_object_meta(mut call: Call) -> Result<ServerResponse, OssError> {
    let kind = kind(&call);
    let body = call.document(BODY).await?;
    let request = MetaRequest::read(&body, kind)?;
    let readable = opened(&call).await?;
    let size = readable.found.object.size;
    let source = Source::new(&request.input, pieces(&readable.data, 0..size));
    let counts = source.count().await.map_err(refused)?;
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

/// The size limit for the document, in bytes.
const BODY: usize = 1024 * 1024;
