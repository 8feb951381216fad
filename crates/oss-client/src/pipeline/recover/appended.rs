//! Whether the body was appended to an object by this call.

use http::{HeaderMap, Method};

use super::Verdict;
use super::questions::{CRC64, Questions, number, question};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::executed;
use crate::pipeline::upload::{Tally, Upload};

/// The object ends where the body that was sent ends, and its last bytes are those of the body.
///
/// The checksum of the object proves it if the body is the whole object. Otherwise the checksum of
/// the data before is not known, so the last bytes are read: another writer may have appended as many
/// bytes as this one.
pub(super) async fn appended(
    prepared: &Prepared,
    upload: &mut Upload,
    questions: &Questions<'_>,
) -> Verdict {
    let position: Option<u64> = prepared
        .query("position")
        .and_then(|text| text.parse().ok());
    let (Some(position), Ok(Some(sent))) = (position, upload.measure().await) else {
        return Verdict::Unproven;
    };
    let head = questions.ask(question(prepared, Method::HEAD)).await;
    let Some(head) = head.map(|answered| answered.headers) else {
        return Verdict::Unproven;
    };
    match number::<u64>(&head, "x-oss-next-append-position") {
        Some(next) if Some(next) == position.checked_add(sent.length) => {
            match ends_with(prepared, &head, position, &sent, questions).await {
                true => Verdict::Executed(Box::new(executed(head))),
                false => Verdict::Unproven,
            }
        }
        Some(next) if next == position => Verdict::NotExecuted,
        _ => Verdict::Unproven,
    }
}

/// Returns whether the bytes of the object from `position` on are those that were sent.
async fn ends_with(
    prepared: &Prepared,
    head: &HeaderMap,
    position: u64,
    sent: &Tally,
    questions: &Questions<'_>,
) -> bool {
    let crc64 = sent.crc64.value();
    if position == 0 {
        return number(head, CRC64) == Some(crc64);
    }
    if sent.length == 0 {
        return true;
    }
    let Some(etag) = head.get("etag").and_then(|etag| etag.to_str().ok()) else {
        return false;
    };
    let mut tail = question(prepared, Method::GET);
    let headers = [
        ("range", format!("bytes={position}-")),
        ("x-oss-range-behavior", "standard".to_owned()),
        ("if-match", etag.to_owned()),
    ];
    for (name, value) in headers {
        if tail.replace_header(name, &value).is_err() {
            return false;
        }
    }
    let tail = questions.read(tail).await;
    tail.is_some_and(|tail| tail.length == sent.length && tail.crc64.value() == crc64)
}
