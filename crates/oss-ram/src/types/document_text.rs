//! Policy documents as RAM keeps them.

use std::fmt;

use oss_policy::{Document, DocumentUse, Refusal};

/// The text of a document, byte for byte as it was saved.
///
/// RAM may keep what the grammar of today refuses, so reading it is a step of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText(String);

impl DocumentText {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The document.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] that names the member at fault.
    pub fn parse(&self, use_: DocumentUse) -> Result<Document, Refusal> {
        Document::parse(&self.0, use_)
    }
}

impl fmt::Display for DocumentText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
