//! SelectObject.

use ::http::{Method, StatusCode};
use futures_util::{StreamExt, stream};

use super::readable::{Readable, readable};
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::ServerResponse;
use crate::http::body::{BodyFailure, streamed};
use crate::objects::{
    self, RangeBehavior, Selection, check_thawed, pieces, refuse, set, set_version,
};
use crate::select::{Failed, Kind, Run, SelectRequest, Source};
use crate::store::StoreError;

/// Returns the rows of an object for which a query asks.
pub(crate) async fn select_object(mut call: Call) -> Result<ServerResponse, OssError> {
    let kind = kind(&call);
    let body = call.document(BODY).await?;
    let mut request = SelectRequest::read(&body, kind)?;
    let readable = opened(&call).await?;
    if kind == Kind::Csv && request.input.has_range() && !readable.holder.rows_counted {
        return Err(OssError::new(Code::SelectCsvMetaUnavailable));
    }
    let size = readable.found.object.size;
    let range = call.header("range");
    if let Selection::Part(bytes) = objects::select(range, RangeBehavior::Standard, size) {
        request.input.limit_to_bytes(&bytes);
    }
    if request.input.counts_from_the_end() {
        let source = Source::new(&request.input, pieces(&readable.data, 0..size));
        let counts = source.count().await.map_err(refused)?;
        request.input.with_counts(counts);
    }
    let raw = request.raw;
    let mut run = Run::new(request, pieces(&readable.data, 0..size));
    // A query that fails at once has an answer of its own. Later the answer has begun.
    let first = run.next(true).await.map_err(refused)?;
    let rest = stream::unfold(run, |mut run| async move {
        let part = run.next(false).await.transpose()?;
        Some((part.map_err(broken), run))
    });
    let first = stream::iter(first.map(Ok));
    let mut answer = ServerResponse::new(streamed(first.chain(rest)));
    *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
    let headers = answer.headers_mut();
    let raw = if raw { "true" } else { "false" };
    set(headers, "x-oss-select-output-raw", raw);
    set(headers, "content-type", "application/octet-stream");
    set_version(headers, readable.found.version.as_ref());
    Ok(answer)
}

/// Returns what the object consists of, which the parameter `x-oss-process` says.
pub(super) fn kind(call: &Call) -> Kind {
    match call.query("x-oss-process") {
        Some(process) if process.starts_with("json/") => Kind::Json,
        _ => Kind::Csv,
    }
}

/// Opens the object that the request names.
///
/// # Errors
///
/// Returns the errors of GetObject.
pub(super) async fn opened(call: &Call) -> Result<Readable, OssError> {
    let readable = readable(call).await?;
    let now = call.clock().now();
    check_thawed(&*call.existing_bucket()?, &readable.holder, now)?;
    Ok(readable)
}

/// Returns the answer to a query that fails before its answer has begun.
pub(super) fn refused(failed: Failed) -> OssError {
    match failed {
        Failed::Data(code) => OssError::new(code),
        Failed::Reading(BodyFailure(reason)) => {
            refuse(StoreError::Damaged(reason), &Method::POST, "", "")
        }
    }
}

fn broken(failed: Failed) -> BodyFailure {
    match failed {
        Failed::Data(code) => BodyFailure(code.message().to_owned()),
        Failed::Reading(failure) => failure,
    }
}

/// The size limit for the document, in bytes.
const BODY: usize = 1024 * 1024;
