//! A request to the surroundings, whole.

use ::http::request::Parts;
use bytes::Bytes;

use crate::http::Headers;

/// A head and a body within limits.
pub(super) struct Visit {
    pub(super) head: Parts,
    pub(super) headers: Headers,
    pub(super) body: Bytes,
    /// What answers name as their request id.
    pub(super) id: String,
}

impl Visit {
    /// A header as text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.text(name)
    }

    /// The token of `Authorization: Bearer …`.
    pub(super) fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    /// The path as it came.
    pub(super) fn path(&self) -> &str {
        self.head.uri.path()
    }
}
