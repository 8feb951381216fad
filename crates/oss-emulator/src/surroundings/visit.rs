//! A request to the surroundings, together with its body.

use ::http::request::Parts;
use bytes::Bytes;

use crate::http::Headers;

/// A request to the surroundings. Its body was read into memory, and its length was checked.
pub(super) struct Visit {
    pub(super) head: Parts,
    pub(super) headers: Headers,
    pub(super) body: Bytes,
    /// The request id, which the response contains.
    pub(super) id: String,
}

impl Visit {
    /// Returns the value of a header as text, or `None` if the request does not have the header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.text(name)
    }

    /// Returns the token in the header `Authorization: Bearer …`.
    pub(super) fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    /// Returns the path as the client sent it.
    pub(super) fn path(&self) -> &str {
        self.head.uri.path()
    }
}
