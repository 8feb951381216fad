//! The checksum that a response announces.

use http::HeaderMap;

use crate::header::find;

/// Returns the checksum in the head of a response, if there is one.
pub(super) fn announced(headers: &HeaderMap) -> Option<u64> {
    let value = find(headers, "x-oss-hash-crc64ecma")?;
    value.to_str().ok()?.trim().parse().ok()
}
