//! `encoding-type`: how documents write keys.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::codes::OssError;

/// As they are, or percent-encoded so that any byte survives XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Plain,
    Url,
}

impl Encoding {
    /// By the value of `encoding-type`.
    ///
    /// # Errors
    ///
    /// `InvalidArgument` for another encoding than `url`.
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

    /// What the document says about its encoding.
    pub(crate) fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Url => Some("url"),
        }
    }

    /// A key, a prefix or a marker in this encoding.
    pub(crate) fn text(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Plain => Cow::Borrowed(text),
            Self::Url => utf8_percent_encode(text, RESERVED).into(),
        }
    }
}

/// All but the unreserved characters of RFC 3986.
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
