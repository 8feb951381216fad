//! The metadata of the object that a copy creates.

use crate::codes::OssError;
use crate::http::Headers;
use crate::store::Object;

use super::stored_headers::StoredHeaders;

/// Whether the copy has the properties of its source or those of the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Directive {
    /// The properties are those of the source.
    #[default]
    Copy,
    /// The properties are those of the request.
    Replace,
}

impl Directive {
    /// Reads `x-oss-metadata-directive` or `x-oss-tagging-directive`.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if the value is neither `COPY` nor `REPLACE`.
    pub(crate) fn from_headers(headers: &Headers, name: &str) -> Result<Self, OssError> {
        let Some(value) = headers.text(name) else {
            return Ok(Self::default());
        };
        match value {
            word if word.eq_ignore_ascii_case("copy") => Ok(Self::Copy),
            word if word.eq_ignore_ascii_case("replace") => Ok(Self::Replace),
            other => Err(OssError::invalid_argument(
                name,
                other,
                "It is COPY or REPLACE.",
            )),
        }
    }
}

/// Returns the stored headers of a copy. Those of server-side encryption are always taken from the
/// request.
pub(crate) fn copied_headers(
    source: &Object,
    given: StoredHeaders,
    directive: Directive,
) -> StoredHeaders {
    let kept = source.headers.iter().filter(|(name, _)| match directive {
        Directive::Copy => !name.starts_with(SERVER_ENCRYPTION),
        // Without these headers, data that was encrypted by a client could not be decrypted.
        Directive::Replace => {
            name.starts_with(CLIENT_ENCRYPTION)
                || (name == "content-type" && given.get("content-type").is_none())
        }
    });
    let mut headers = match directive {
        Directive::Copy => StoredHeaders::default(),
        Directive::Replace => given.clone(),
    };
    for (name, value) in kept {
        headers.set(name.clone(), value);
    }
    for (name, value) in given.into_pairs() {
        if name.starts_with(SERVER_ENCRYPTION) {
            headers.set(name, &value);
        }
    }
    headers
}

const SERVER_ENCRYPTION: &str = "x-oss-server-side-";
const CLIENT_ENCRYPTION: &str = "x-oss-meta-client-side-encryption-";
