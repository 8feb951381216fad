//! Whether the body was appended to an object by this call.

use http::{HeaderMap, Method};

use super::Verdict;
use super::questions::{CRC64, Questions, number, read_request};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::response;
use crate::pipeline::upload::{Tally, Upload};

/// Finds out whether an earlier attempt has appended the body.
///
/// OSS appends only at `position`, so an executed attempt has left an object that is longer by the length
/// of the body and ends with its bytes. The length alone proves nothing, because another writer may have
/// appended as many bytes. An object that still ends at `position` proves that no attempt was executed.
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
    let head = questions.ask(read_request(prepared, Method::HEAD)).await;
    let Some(head) = head.map(|answered| answered.headers) else {
        return Verdict::Unproven;
    };
    match number::<u64>(&head, "x-oss-next-append-position") {
        Some(next) if Some(next) == position.checked_add(sent.length) => {
            match ends_with(prepared, &head, position, &sent, questions).await {
                true => Verdict::Executed(Box::new(response(head))),
                false => Verdict::Unproven,
            }
        }
        Some(next) if next == position => Verdict::NotExecuted,
        _ => Verdict::Unproven,
    }
}

/// Returns whether the bytes of the object from `position` on are those that were sent.
///
/// `x-oss-hash-crc64ecma` is the checksum of the whole object. It is enough if the body is the whole object.
/// Otherwise the checksum of the bytes before `position` is not known, so the last bytes are read and
/// their checksum is computed.
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
    // The body was empty, so there is nothing to compare.
    if sent.length == 0 {
        return true;
    }
    let Some(etag) = head.get("etag").and_then(|etag| etag.to_str().ok()) else {
        return false;
    };
    let mut tail = read_request(prepared, Method::GET);
    // Without `standard`, OSS answers a range that does not fit with the whole object. `if-match` refuses an
    // object that another writer has changed since the length was read.
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
