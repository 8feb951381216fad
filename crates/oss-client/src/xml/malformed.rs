//! The error of a document that cannot be read.

use std::fmt;

/// The reason why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(String);

impl Malformed {
    /// Creates an error from the text that it displays.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    /// The error of an element whose text is not what it should be.
    pub(super) fn instead_of(name: &str, text: &str, expected: &str) -> Self {
        Self(format!(
            "<{}> contains {:?} instead of {expected}",
            excerpt(name),
            excerpt(text)
        ))
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Malformed {}

/// Returns the beginning of a part of the document, which may be as long as the document itself.
pub(super) fn excerpt(text: &str) -> &str {
    let end = text.char_indices().nth(MAX_EXCERPT);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

const MAX_EXCERPT: usize = 100;
