//! Whether an object was stored by this call.

use http::Method;

use super::questions::{Questions, http_date, length_and_crc64, read_request};
use crate::pipeline::answered::Answered;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::response;
use crate::pipeline::upload::Upload;

/// Returns the response if an earlier attempt has stored the object.
///
/// With `x-oss-forbid-overwrite`, OSS answers a repeated upload with `409 FileAlreadyExists`. The object is
/// that of this call if it has the length and the checksum of the body and is not older than the call.
pub(super) async fn stored(
    prepared: &Prepared,
    upload: &mut Upload,
    questions: &Questions<'_>,
) -> Option<Answered> {
    let sent = upload.measure().await.ok()??;
    let head = questions
        .ask(read_request(prepared, Method::HEAD))
        .await?
        .headers;
    let same = length_and_crc64(&head) == Some((sent.length, sent.crc64.value()));
    let stored = http_date(&head, "last-modified");
    let older = questions.is_stored_during_call(&head, stored) == Some(false);
    (same && !older).then(|| response(head))
}
