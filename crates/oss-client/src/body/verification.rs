//! Whether content can be compared with a checksum of the server.

use std::fmt;

use http::HeaderMap;

use crate::body::checksum;
use crate::header::find;
use crate::pipeline::{Prepared, Span};

/// Whether the content of a download is compared with a checksum of the server, and if not, why.
///
/// Returned by [`ObjectBody::verification`](super::ObjectBody::verification).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Verification {
    /// The CRC-64 of the content is compared with the one in the response when the end of the
    /// content is reached.
    Crc64,
    /// Nothing is compared: the content was encoded on the way, for example compressed with gzip,
    /// and the checksum is that of the object itself.
    Encoded,
    /// Nothing is compared: the server sent no checksum.
    NoChecksum,
    /// Nothing is compared: the content is a part of the object, and the checksum is that of the
    /// whole object.
    Part,
    /// Nothing is compared: the content was made from the object by `process`, for example an image
    /// of another size.
    Processed,
}

impl Verification {
    /// Returns `true` if the content is compared with a checksum.
    pub fn is_verified(self) -> bool {
        self == Self::Crc64
    }

    pub(super) fn of(prepared: &Prepared, headers: &HeaderMap, span: Option<Span>) -> Self {
        let coding = find(headers, "content-encoding").map(http::HeaderValue::as_bytes);
        if prepared.has_query("x-oss-process") {
            Self::Processed
        } else if coding.is_some_and(|coding| !coding.eq_ignore_ascii_case(b"identity")) {
            Self::Encoded
        } else if span.is_some_and(|span| !span.whole) {
            Self::Part
        } else if span.is_some() && checksum::announced(headers).is_some() {
            Self::Crc64
        } else {
            Self::NoChecksum
        }
    }
}

impl fmt::Display for Verification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Crc64 => "compared with the CRC-64 of the server",
            Self::Encoded => "not verified: the content was encoded on the way",
            Self::NoChecksum => "not verified: the server sent no checksum",
            Self::Part => "not verified: the content is a part of the object",
            Self::Processed => "not verified: the content was made from the object",
        })
    }
}
