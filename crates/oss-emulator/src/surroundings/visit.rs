//! A request to the surroundings with its whole body.

use ::http::request::Parts;
use bytes::Bytes;

use crate::http::Headers;

/// A request to the surroundings. Its body was read completely and is not too long.
pub(super) struct Visit {
    pub(super) head: Parts,
    pub(super) headers: Headers,
    pub(super) body: Bytes,
    /// The request id that the answer names.
    pub(super) id: String,
}

impl Visit {
    /// A header as text. It is `None` if the header is absent.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.text(name)
    }

    /// The token in the header `Authorization: Bearer …`.
    pub(super) fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    /// The path as the client sent it.
    pub(super) fn path(&self) -> &str {
        self.head.uri.path()
    }
}
