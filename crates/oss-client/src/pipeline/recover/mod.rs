//! Finds out whether the refusal of a repeated request means that an earlier attempt succeeded.
//!
//! If the response to the first attempt is lost, the client repeats the request, and OSS may refuse it
//! because the first attempt has already changed the state. An append then fails with
//! `409 PositionNotEqualToLength`, for example, although its bytes were stored. This module reads the state
//! of the server and, if it proves that an attempt of this call was executed, makes the response from it.
//!
//! There is one file for each kind of resource. None of them relies on the order in which the attempts
//! arrived. They do not rely on `x-oss-forbid-overwrite` either, because OSS ignores it in buckets in which
//! versioning is or was enabled.

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

/// What the state of the server shows about the attempts before a refusal.
pub(super) enum Verdict {
    /// The refusal does not come from an earlier attempt, so it is the result of the call.
    Refused,
    /// One of the attempts was executed. Its response was made from the state of the server.
    Executed(Box<Answered>),
    /// None of the attempts was executed, and the state allows the request to be repeated.
    NotExecuted,
    /// The state does not prove that one of the attempts was executed, or it could not be read.
    Unproven,
}

/// Finds out whether `refusal` means that an earlier attempt was executed.
///
/// A refusal with another code than those that an executed attempt can cause is taken as it is.
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
    // If the document of the refusal did not arrive, its code is not known, and the state decides.
    let is = |code: &str| service.code().is_none_or(|own| own == code);
    let executed = match (check, service.status()) {
        // The refusal itself says that the state is as the request wants it.
        (Check::Absent, 404) => Some(response(headers_of_refusal(service.request_id()))),
        (Check::RestoreStarted, 409) if service.code() == Some("RestoreAlreadyInProgress") => {
            Some(response(headers_of_refusal(service.request_id())))
        }
        (Check::BucketCreated, 409) if is("BucketAlreadyExists") => {
            created::created(prepared, questions).await
        }
        (Check::ObjectStored, 409) if is("FileAlreadyExists") => {
            stored::stored(prepared, upload, questions).await
        }
        (Check::Copied, 409) if is("FileAlreadyExists") => {
            copied::copied(prepared, questions).await
        }
        (Check::Appended, 409) if is("PositionNotEqualToLength") => {
            return appended::appended(prepared, upload, questions).await;
        }
        (Check::PartUploaded, 409) if is("PartAlreadyExist") => {
            part::uploaded(prepared, upload, questions).await
        }
        (Check::UploadCompleted, 404) if is("NoSuchUpload") => {
            completed::completed(prepared, questions).await
        }
        _ => return Verdict::Refused,
    };
    match executed {
        Some(answered) => Verdict::Executed(Box::new(answered)),
        None => Verdict::Unproven,
    }
}

/// Returns the response to an attempt that was executed, without a document.
fn response(headers: HeaderMap) -> Answered {
    response_with(headers, String::new())
}

/// Returns the response to an attempt that was executed, with a document.
fn response_with(headers: HeaderMap, document: String) -> Answered {
    Answered {
        status: http::StatusCode::OK,
        headers,
        payload: Payload::Document(document.into()),
        attempts: 1,
        recovered: true,
    }
}

/// Returns the headers of a response that is made from a refusal and has nothing but its request id.
fn headers_of_refusal(request_id: Option<&str>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Some(id) = request_id.and_then(|id| HeaderValue::from_str(id).ok()) {
        headers.insert("x-oss-request-id", id);
    }
    headers
}
