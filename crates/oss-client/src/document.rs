//! The document in the body of a successful response.

use crate::error::{Error, Result};
use crate::xml::tree::{self, Element};

/// Reads a document that must be there and must have this root element. A document that was lost
/// must not read as one that says nothing.
pub(crate) fn required<'d>(document: &'d [u8], root: &str) -> Result<Element<'d>> {
    optional(document, root)?.ok_or_else(|| {
        Error::protocol(format!(
            "the body of the response is empty; a document <{root}> was expected"
        ))
    })
}

/// Reads a document that must have this root element, if it is there.
pub(crate) fn optional<'d>(document: &'d [u8], root: &str) -> Result<Option<Element<'d>>> {
    if document.is_empty() {
        return Ok(None);
    }
    let element = tree::parse(document)?;
    if element.name() == root {
        return Ok(Some(element));
    }
    Err(Error::protocol(format!(
        "the document is <{}>, not <{root}>",
        element.name()
    )))
}

/// Fails if there is a document where OSS sends none.
pub(crate) fn check_nothing(document: &[u8]) -> Result<()> {
    if document.trim_ascii().is_empty() {
        return Ok(());
    }
    Err(Error::protocol(format!(
        "the response has a body of {} bytes where OSS sends none; it may be the page of a proxy or of \
         a network that requires a login",
        document.len()
    )))
}
