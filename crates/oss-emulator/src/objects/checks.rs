//! The checksums of its body that a request announces: MD5 and CRC-64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::{Digest, Md5};

use crate::codes::{Code, OssError};
use crate::http::Headers;
use crate::store::Digests;

/// The checksums that the body of a request must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct BodyChecks {
    md5: Option<[u8; 16]>,
    crc64: Option<u64>,
}

impl BodyChecks {
    /// Reads `Content-MD5` and `x-oss-hash-crc64ecma`.
    ///
    /// # Errors
    ///
    /// Returns `InvalidDigest` or `InvalidCRC64` if the header of the checksum is malformed.
    pub(crate) fn from_headers(headers: &Headers) -> Result<Self, OssError> {
        let md5 = headers.text("content-md5").map(|md5| {
            let bytes = BASE64.decode(md5.trim()).unwrap_or_default();
            bytes
                .try_into()
                .map_err(|_| OssError::new(Code::InvalidDigest))
        });
        let crc64 = headers.text("x-oss-hash-crc64ecma").map(|crc| {
            crc.trim()
                .parse()
                .map_err(|_| OssError::new(Code::InvalidCRC64))
        });
        Ok(Self {
            md5: md5.transpose()?,
            crc64: crc64.transpose()?,
        })
    }

    /// Compares the announced checksums with those of the data that arrived.
    ///
    /// # Errors
    ///
    /// Returns `InvalidDigest` or `InvalidCRC64` if a checksum differs.
    pub(crate) fn check(self, digests: Digests) -> Result<(), OssError> {
        if self.md5.is_some_and(|md5| md5 != digests.md5) {
            return Err(OssError::new(Code::InvalidDigest));
        }
        if self.crc64.is_some_and(|crc| crc != digests.crc64) {
            return Err(OssError::new(Code::InvalidCRC64));
        }
        Ok(())
    }

    /// Compares the announced checksums with those of a document.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`BodyChecks::check`].
    pub(crate) fn check_document(self, document: &[u8]) -> Result<(), OssError> {
        let crc64 = crc_fast::checksum(crc_fast::CrcAlgorithm::Crc64Xz, document);
        self.check(Digests {
            md5: Md5::digest(document).into(),
            crc64,
        })
    }
}

/// Returns the value of `Content-MD5` for an MD5.
pub(crate) fn content_md5(md5: &[u8; 16]) -> String {
    BASE64.encode(md5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &'static str, value: &str) -> Result<(), Code> {
        let headers = Headers::from_pairs(&[(name, value.as_bytes())]);
        BodyChecks::from_headers(&headers)
            .and_then(|checks| checks.check_document(b"123456789"))
            .map_err(|error| error.code())
    }

    #[test]
    fn what_is_said_must_be_so() {
        assert_eq!(check("content-md5", "JfnnlDI7RTiF9RgfG2JNCw=="), Ok(()));
        for md5 in ["1B2M2Y8AsgTpgAmY7PhCfg==", "JfnnlDI7", "not base64", ""] {
            assert_eq!(check("content-md5", md5), Err(Code::InvalidDigest), "{md5}");
        }
        assert_eq!(
            check("x-oss-hash-crc64ecma", "11051210869376104954"),
            Ok(())
        );
        for crc in ["1", "-1", "x"] {
            assert_eq!(
                check("x-oss-hash-crc64ecma", crc),
                Err(Code::InvalidCRC64),
                "{crc}"
            );
        }
    }
}
