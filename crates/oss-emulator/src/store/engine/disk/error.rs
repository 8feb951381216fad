//! Why a data directory cannot be used.

use std::io;

use crate::store::error::StoreError;

/// Why a data directory cannot be used.
#[derive(Debug)]
pub(crate) enum OpenError {
    /// Another process uses it.
    InUse,
    /// It was written by a version of the server that has another layout. The text is what the
    /// directory says about its layout.
    OtherLayout(String),
    /// It contains something else.
    Foreign,
    /// The disk refuses to read or write, or what is stored cannot be understood.
    Unusable(String),
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        Self::Unusable(error.to_string())
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Disk(reason) | StoreError::Damaged(reason) => Self::Unusable(reason),
            other => Self::Unusable(format!("{other:?}")),
        }
    }
}
