//! A request to the surroundings, whole.

use ::http::request::Parts;
use bytes::Bytes;

/// A head and a body within limits.
pub(super) struct Visit {
    pub(super) head: Parts,
    pub(super) body: Bytes,
    /// What answers name as their request id.
    pub(super) id: String,
}

impl Visit {
    /// A header as text; None if it is absent or no text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.headers.get(name)?.to_str().ok()
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
