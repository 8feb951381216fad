//! Why a body ended without its last byte.

use std::error::Error as StdError;
use std::fmt;

/// A body failed; nothing comes after it.
///
/// `Display` prints this level alone; the cause is [`source`](StdError::source). Decide by
/// [`kind`](Self::kind).
#[derive(Debug)]
pub struct BodyError {
    kind: BodyErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What failed in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyErrorKind {
    /// The answer was cut: the connection closed before the end that its head had promised. What
    /// was read is valid, the rest can be asked for.
    Cut,
    /// No byte of the answer came within the idle timeout, while the caller was waiting.
    IdleTimeout,
    /// The framing of the answer is broken. The server, or something in between, is at fault.
    Protocol,
    /// The caller's stream, reader or file gave an error.
    Source,
    /// The file is no longer the one whose length was taken.
    SourceChanged,
    /// There are more bytes than the caller allowed to collect.
    TooLarge,
    /// The source has more bytes than was stated.
    TooLong,
    /// The source ended before the stated length.
    TooShort,
}

impl BodyError {
    /// An error without a cause.
    pub fn new(kind: BodyErrorKind) -> Self {
        Self { kind, source: None }
    }

    /// Adds the cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What failed.
    pub fn kind(&self) -> BodyErrorKind {
        self.kind
    }

    /// An error of the caller's source; one that is a `BodyError` already stays what it is.
    pub(super) fn of_source(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        match source.into().downcast::<Self>() {
            Ok(error) => *error,
            Err(source) => Self::new(BodyErrorKind::Source).with_source(source),
        }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            BodyErrorKind::Cut => "the connection closed before the end of the body",
            BodyErrorKind::IdleTimeout => "no byte of the body came within the idle timeout",
            BodyErrorKind::Protocol => "the body is not framed as HTTP/1.1 asks",
            BodyErrorKind::Source => "the source of the body failed",
            BodyErrorKind::SourceChanged => "the file changed since its length was taken",
            BodyErrorKind::TooLarge => "the body is larger than the limit for collecting it",
            BodyErrorKind::TooLong => "the source has more bytes than its stated length",
            BodyErrorKind::TooShort => "the source ended before its stated length",
        })
    }
}

impl StdError for BodyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
