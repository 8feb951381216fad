//! Names in lists, which the server percent-encodes when it was asked to.

use percent_encoding::percent_decode_str;

use crate::error::{Error, Result};
use crate::xml::tree::Element;

/// Whether the names in a document are percent-encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    Encoded,
    Plain,
}

impl Names {
    /// The document says it itself: a server may ignore the request for encoding.
    pub(crate) fn of(root: &Element<'_>) -> Self {
        match root.child("EncodingType").map(Element::own_text) {
            Some("url") => Self::Encoded,
            _ => Self::Plain,
        }
    }

    /// The name itself.
    pub(crate) fn decode(self, name: Option<String>) -> Result<Option<String>> {
        let (Self::Encoded, Some(name)) = (self, &name) else {
            return Ok(name);
        };
        match percent_decode_str(name).decode_utf8() {
            Ok(decoded) => Ok(Some(decoded.into_owned())),
            Err(_) => Err(Error::protocol(format!("the name {name:?} is not UTF-8"))),
        }
    }
}
