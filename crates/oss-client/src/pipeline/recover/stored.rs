//! Whether an object was stored by this call.

use http::Method;

use super::questions::{Questions, content, http_date, question};
use crate::pipeline::answered::Answered;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::executed;
use crate::pipeline::upload::Upload;

/// The object has the length and the checksum of the body that was sent, and is not older than the
/// call.
pub(super) async fn stored(
    prepared: &Prepared,
    upload: &mut Upload,
    questions: &Questions<'_>,
) -> Option<Answered> {
    let sent = upload.measure().await.ok()??;
    let head = questions
        .ask(question(prepared, Method::HEAD))
        .await?
        .headers;
    let same = content(&head) == Some((sent.length, sent.crc64.value()));
    let stored = http_date(&head, "last-modified");
    let older = questions.is_of_this_call(&head, stored) == Some(false);
    (same && !older).then(|| executed(head))
}
