//! What a copy says about the new object.

use crate::codes::OssError;
use crate::http::Headers;
use crate::store::Object;

use super::stored_headers::StoredHeaders;

/// Where the properties of the copy come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Directive {
    /// From the source.
    #[default]
    Copy,
    /// From the request.
    Replace,
}

impl Directive {
    /// Reads `x-oss-metadata-directive` or `x-oss-tagging-directive`.
    ///
    /// # Errors
    ///
    /// `InvalidArgument` for another word.
    pub(crate) fn of(headers: &Headers, name: &str) -> Result<Self, OssError> {
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

/// The stored headers of a copy. Server-side encryption is always the request's.
pub(crate) fn copied_headers(
    source: &Object,
    given: StoredHeaders,
    directive: Directive,
) -> StoredHeaders {
    let kept = source.headers.iter().filter(|(name, _)| match directive {
        Directive::Copy => !name.starts_with(SERVER_ENCRYPTION),
        // Without these, what a client encrypted could not be read again.
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
