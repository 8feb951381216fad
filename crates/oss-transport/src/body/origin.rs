//! What a body can be made from once more.

use std::sync::Arc;

use bytes::Bytes;

use super::file::FileSource;
use super::{Body, Source};

/// What a body can be made from once more.
#[derive(Clone)]
pub(super) enum Origin {
    Rope(Arc<[Bytes]>),
    File(Arc<FileSource>),
    Factory(Arc<dyn Fn() -> Body + Send + Sync>),
    OneShot,
}

impl Origin {
    /// Makes the body from its start, or returns `None` if that is possible only once.
    pub(super) fn make(&self) -> Option<Body> {
        match self {
            Self::Rope(parts) => Some(Body::new(Source::rope(parts), self.clone())),
            Self::File(source) => Some(Body::new(Source::file(source), self.clone())),
            Self::Factory(make) => {
                let mut body = make();
                body.origin = self.clone();
                Some(body)
            }
            Self::OneShot => None,
        }
    }
}
