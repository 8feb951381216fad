//! The parts of an upload that OSS has.

use std::collections::BTreeMap;

use crate::etag::ETag;
use crate::integrity::Crc64;

/// A part that OSS has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) etag: ETag,
    /// The checksum of the part, if OSS has answered it.
    pub(crate) crc64: Option<u64>,
    pub(crate) size: u64,
}

/// The checksum of all parts together, if those of all of them are known.
pub(super) fn combined(parts: &BTreeMap<u32, Part>) -> Option<u64> {
    parts.values().try_fold(0, |crc64, part| {
        Some(Crc64::combine(crc64, part.crc64?, part.size))
    })
}
