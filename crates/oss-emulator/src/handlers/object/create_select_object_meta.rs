//! CreateSelectObjectMeta.

use futures_util::TryStreamExt;

use super::select_object::{kind, opened, refused};
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::ServerResponse;
use crate::http::body::full;
use crate::objects::{pieces, set};
use crate::select::{Failed, Kind, MetaEnd, MetaRequest, Reader, Row, meta_end};

/// Counts the rows and the columns of an object. The server counts again each time.
pub(crate) async fn create_select_object_meta(mut call: Call) -> Result<ServerResponse, OssError> {
    let kind = kind(&call);
    let body = call.document(BODY).await?;
    let request = MetaRequest::read(&body, kind)?;
    let readable = opened(&call).await?;
    let size = readable.found.object.size;
    let mut reader = Reader::new(&request.input);
    let (mut rows, mut columns) = (0, 0);
    let mut count = |read: Result<Vec<Row>, _>| -> Result<(), OssError> {
        let read = read.map_err(|_| OssError::new(Code::InvalidJsonData))?;
        rows += read.len() as u64;
        let widest = read.iter().map(Row::width).max().unwrap_or_default();
        columns = columns.max(widest);
        Ok(())
    };
    let mut pieces = std::pin::pin!(pieces(&readable.data, 0..size));
    while let Some(piece) = pieces
        .try_next()
        .await
        .map_err(|failure| refused(Failed::Reading(failure)))?
    {
        count(reader.read(&piece))?;
    }
    count(reader.read(&[]))?;
    let end = MetaEnd {
        scanned: size,
        rows,
        columns: match kind {
            Kind::Csv => Some(u32::try_from(columns).unwrap_or(u32::MAX)),
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
