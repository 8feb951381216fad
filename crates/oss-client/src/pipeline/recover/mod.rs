//! A repeated request can be refused because an earlier attempt, whose response got lost, succeeded.
//!
//! There is one file for each kind of resource that can show it. None of them relies on the order in
//! which attempts arrived, nor on `x-oss-forbid-overwrite`, which OSS ignores in buckets that ever
//! had versioning: the state itself must prove that it was made by this call.

mod appended;
mod completed;
mod copied;
mod created;
mod part;
mod questions;
mod source;
mod stored;

use http::{HeaderMap, HeaderValue};

use crate::error::Error;
use crate::pipeline::answered::{Answered, Payload};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::upload::Upload;
use crate::request::{Check, Idempotency};

pub(super) use questions::{Asking, Questions};

/// What a refusal says about the earlier attempts, as far as the state of the server shows.
pub(super) enum Verdict {
    /// The refusal is what it seems to be.
    Refused,
    /// One of the attempts was executed. This is the response to it, made from the present state.
    Executed(Box<Answered>),
    /// None of the attempts was executed, and the state allows the request now.
    NotExecuted,
    /// The state does not prove that one of the attempts was executed, or could not be learned.
    Unproven,
}

/// Finds out whether the refusal means that an earlier attempt was executed.
pub(super) async fn recover(
    prepared: &Prepared,
    upload: &mut Upload,
    refusal: &Error,
    questions: &Questions<'_>,
) -> Verdict {
    let (Idempotency::Checked(check), Some(service)) = (prepared.idempotency, refusal.service())
    else {
        return Verdict::Refused;
    };
    let executed = match (check, service.status(), service.code()) {
        (Check::Absent, 404, _)
        | (Check::RestoreStarted, 409, Some("RestoreAlreadyInProgress")) => {
            Some(executed(refused(service.request_id())))
        }
        (Check::BucketCreated, 409, Some("BucketAlreadyExists")) => {
            created::created(prepared, questions).await
        }
        (Check::ObjectStored, 409, Some("FileAlreadyExists")) => {
            stored::stored(prepared, upload, questions).await
        }
        (Check::Copied, 409, Some("FileAlreadyExists")) => {
            copied::copied(prepared, questions).await
        }
        (Check::Appended, 409, Some("PositionNotEqualToLength")) => {
            return appended::appended(prepared, upload, questions).await;
        }
        (Check::PartUploaded, 409, Some("PartAlreadyExist")) => {
            part::uploaded(prepared, upload, questions).await
        }
        (Check::UploadCompleted, 404, Some("NoSuchUpload")) => {
            completed::completed(prepared, questions).await
        }
        _ => return Verdict::Refused,
    };
    match executed {
        Some(answered) => Verdict::Executed(Box::new(answered)),
        None => Verdict::Unproven,
    }
}

/// The response to an attempt that was executed, without a document.
fn executed(headers: HeaderMap) -> Answered {
    executed_with(headers, String::new())
}

/// The response to an attempt that was executed.
fn executed_with(headers: HeaderMap, document: String) -> Answered {
    Answered {
        status: http::StatusCode::OK,
        headers,
        payload: Payload::Document(document.into()),
        attempts: 1,
        recovered: true,
    }
}

/// The headers of a response that stands for a refusal.
fn refused(request_id: Option<&str>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Some(id) = request_id.and_then(|id| HeaderValue::from_str(id).ok()) {
        headers.insert("x-oss-request-id", id);
    }
    headers
}
