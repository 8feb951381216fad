//! Multipart uploads.

pub(super) mod complete;
pub(super) mod parts;
pub(super) mod upload;
