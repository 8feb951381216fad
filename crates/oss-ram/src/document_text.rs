//! Policy documents as RAM stores them.

use std::fmt;

use oss_policy::{Document, DocumentUse, Refusal};

use crate::error::Result;
use crate::members::Members;

/// The text of a policy document, byte for byte as it was saved.
///
/// RAM can have documents that were saved under older rules and are not valid today, so parsing the
/// text is a separate step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText(String);

impl DocumentText {
    pub(crate) fn read(members: &Members<'_>, name: &str) -> Result<Option<Self>> {
        Ok(members.maybe_text(name)?.map(Self))
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Parses the text for the given use.
    ///
    /// # Errors
    ///
    /// Returns a [`Refusal`] that names the member that is wrong.
    pub fn parse(&self, use_: DocumentUse) -> Result<Document, Refusal> {
        Document::parse(&self.0, use_)
    }
}

impl fmt::Display for DocumentText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
