//! Why ranges could not be read.

use std::fmt;
use std::ops::Range;

/// Why ranges could not be read.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// A request failed.
    Client(oss_client::Error),
    /// A range begins behind the end of the object.
    BehindEnd { range: Range<u64>, size: u64 },
    /// The object was replaced while its ranges were read.
    Changed,
    /// The answer does not say which bytes of the object it has.
    ContentRange(String),
    /// The answer has neither a length nor a range.
    NoLength,
    /// The store is gone.
    Closed,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(error) => error.fmt(f),
            Self::BehindEnd { range, size } => write!(
                f,
                "the range {}..{} begins behind the end of the object, which has {size} bytes",
                range.start, range.end
            ),
            Self::Changed => f.write_str("the object was replaced while its ranges were read"),
            Self::ContentRange(text) => {
                write!(f, "the answer has a Content-Range that is none: {text:?}")
            }
            Self::NoLength => f.write_str("the answer says neither its length nor its range"),
            Self::Closed => f.write_str("the store is closed"),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // What is displayed is that error itself, so its source comes next.
            Self::Client(error) => error.source(),
            _ => None,
        }
    }
}

impl From<oss_client::Error> for ReadError {
    fn from(error: oss_client::Error) -> Self {
        Self::Client(error)
    }
}
