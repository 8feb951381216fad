//! The headers of server-side encryption.

use crate::codes::OssError;
use crate::http::Headers;

/// Refuses these headers in requests for parts, because the request that begins an upload says how
/// its object is encrypted.
///
/// # Errors
///
/// Returns `InvalidArgument` if the request has such a header.
pub(crate) fn refuse_encryption(headers: &Headers) -> Result<(), OssError> {
    let given = headers
        .texts()
        .find(|(name, _)| name.starts_with(ENCRYPTION));
    match given {
        Some((name, value)) => Err(OssError::invalid_argument(
            name,
            value,
            "The encryption can only be specified when the multipart upload is initiated.",
        )),
        None => Ok(()),
    }
}

const ENCRYPTION: &str = "x-oss-server-side-";
