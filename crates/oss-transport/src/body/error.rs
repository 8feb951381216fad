//! The error of a body.

use std::error::Error as StdError;
use std::fmt;
use std::io;

/// The error of a body that did not reach its end. Nothing comes after it.
///
/// `Display` describes this error alone; its cause is available through
/// [`source`](StdError::source). To decide what to do, use [`kind`](Self::kind).
#[derive(Debug)]
pub struct BodyError {
    kind: BodyErrorKind,
    /// What is known beyond the kind.
    detail: Option<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The reason why a body failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyErrorKind {
    /// What [`Body::cancelled_by`](super::Body::cancelled_by) waits for has happened.
    Cancelled,
    /// The response was cut: the connection was closed before the end that the response head had
    /// promised. What was read is valid, and the rest can be requested.
    Cut,
    /// No byte of the response arrived within the idle timeout while the caller was waiting for
    /// one.
    IdleTimeout,
    /// The response is not framed as HTTP/1.1 requires. The server, or something between here and
    /// the server, is at fault.
    Protocol,
    /// The caller's stream, reader or file returned an error.
    Source,
    /// The caller's file is not what it was when it was opened: it grew, shrank or was modified.
    SourceChanged,
    /// There are more bytes than the caller allowed to collect in memory.
    TooLarge,
    /// The source has more bytes than its stated length.
    TooLong,
    /// The source ended before its stated length.
    TooShort,
}

impl BodyError {
    /// Creates an error without a cause.
    pub fn new(kind: BodyErrorKind) -> Self {
        Self {
            kind,
            detail: None,
            source: None,
        }
    }

    /// Sets the cause of the error.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns the reason why the body failed.
    pub fn kind(&self) -> BodyErrorKind {
        self.kind
    }

    /// Returns what is known beyond the kind, such as the two lengths that differ.
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// Returns the cause of the error, such as the error of the caller's stream.
    pub fn into_source(self) -> Option<Box<dyn StdError + Send + Sync>> {
        self.source
    }

    pub(crate) fn too_short(stated: u64, actual: u64) -> Self {
        let detail = format!("it has {actual} bytes, but {stated} were stated");
        Self::with_detail(BodyErrorKind::TooShort, detail)
    }

    /// The source may have even more bytes, because it is not read further than necessary.
    pub(crate) fn too_long(stated: u64, at_least: u64) -> Self {
        let detail = format!("it has at least {at_least} bytes, but {stated} were stated");
        Self::with_detail(BodyErrorKind::TooLong, detail)
    }

    pub(super) fn changed(what: impl Into<String>) -> Self {
        Self::with_detail(BodyErrorKind::SourceChanged, what.into())
    }

    /// Turns an error of the caller's source into a `BodyError`, unless it already is one, perhaps
    /// inside of an `io::Error`.
    pub(super) fn from_source(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let source = match source.into().downcast::<io::Error>() {
            Ok(error) => match error.downcast::<Self>() {
                Ok(error) => return error,
                Err(error) => Box::new(error),
            },
            Err(source) => source,
        };
        match source.downcast::<Self>() {
            Ok(error) => *error,
            Err(source) => Self::new(BodyErrorKind::Source).with_source(source),
        }
    }

    fn with_detail(kind: BodyErrorKind, detail: String) -> Self {
        Self {
            detail: Some(detail),
            ..Self::new(kind)
        }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            BodyErrorKind::Cancelled => "the body was cancelled",
            BodyErrorKind::Cut => "the connection was closed before the end of the body",
            BodyErrorKind::IdleTimeout => "no byte of the body arrived within the idle timeout",
            BodyErrorKind::Protocol => "the body is not framed as HTTP/1.1 requires",
            BodyErrorKind::Source => "the source of the body failed",
            BodyErrorKind::SourceChanged => "the file changed while it was being sent",
            BodyErrorKind::TooLarge => "the body is larger than the limit for reading it at once",
            BodyErrorKind::TooLong => "the body has more bytes than its stated length",
            BodyErrorKind::TooShort => "the body ended before its stated length",
        })?;
        match &self.detail {
            Some(detail) => write!(f, ": {detail}"),
            None => Ok(()),
        }
    }
}

impl StdError for BodyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
