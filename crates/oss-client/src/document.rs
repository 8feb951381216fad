//! The document in the body of a successful response.

use crate::error::{Error, Result};

/// Fails if there is no document. A document that was lost must not read as one that says nothing.
pub(crate) fn check_present(document: &[u8], root: &str) -> Result<()> {
    if document.is_empty() {
        return Err(Error::protocol(format!(
            "the body of the response is empty; a document <{root}> was expected"
        )));
    }
    Ok(())
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
