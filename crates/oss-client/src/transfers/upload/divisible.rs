//! Content whose parts can be read in any order.

use std::ops::Range;

use bytes::Bytes;
use oss_transport::{Body, FileSource};

use super::source::unreadable;
use crate::error::{Error, ErrorKind, Result};

/// Content whose parts can be read in any order.
pub(super) enum Divisible {
    Bytes(Bytes),
    File(FileSource),
}

impl Divisible {
    pub(super) fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(file) => file.len().unwrap_or_default(),
        }
    }

    pub(super) fn whole(&self) -> Result<Body> {
        self.part(0..self.len())
    }

    pub(super) fn part(&self, range: Range<u64>) -> Result<Body> {
        match self {
            Self::Bytes(bytes) => {
                let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
                let range = at(range.start).min(bytes.len())..at(range.end).min(bytes.len());
                Ok(Body::from(bytes.slice(range)))
            }
            Self::File(file) => file.part(range).map_err(|error| {
                Error::new(ErrorKind::Io)
                    .with_message(error.to_string())
                    .with_source(error)
            }),
        }
    }

    /// Fails if the content is not what it was when the upload began.
    pub(super) async fn check(&self) -> Result<()> {
        match self {
            Self::Bytes(_) => Ok(()),
            Self::File(file) => file.check().await.map_err(unreadable),
        }
    }
}
