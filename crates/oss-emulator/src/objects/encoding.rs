//! `encoding-type`: how keys are written in documents.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::codes::OssError;

/// Whether keys are written as they are or percent-encoded. Percent-encoding preserves characters
/// that XML cannot contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Plain,
    Url,
}

impl Encoding {
    /// Parses the value of `encoding-type`.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if the encoding is not `url`.
    pub(crate) fn parse(value: Option<&str>) -> Result<Self, OssError> {
        match value {
            None | Some("") => Ok(Self::Plain),
            Some("url") => Ok(Self::Url),
            Some(other) => Err(OssError::invalid_argument(
                "encoding-type",
                other,
                "Invalid Encoding Method specified in Request.",
            )),
        }
    }

    /// Returns the value of `EncodingType` in the document, or `None` if the document has none.
    pub(crate) fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Url => Some("url"),
        }
    }

    /// Encodes a key, a prefix or a marker.
    pub(crate) fn text(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Plain => Cow::Borrowed(text),
            Self::Url => utf8_percent_encode(text, RESERVED).into(),
        }
    }
}

/// All characters except the unreserved ones of RFC 3986.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        assert_eq!(
            Encoding::Url.text("a/b c+~é\u{1}"),
            "a%2Fb%20c%2B~%C3%A9%01"
        );
        assert_eq!(Encoding::Plain.text("a/b c"), "a/b c");
        assert!(Encoding::parse(Some("base64")).is_err());
    }
}
