//! Whether version 1 of the metadata service may be used.

/// Whether version 1 of the metadata service may be used. It is less safe, because everything that can
/// make the program send a GET request can get the credentials from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImdsV1 {
    /// Version 1 is used if version 2 issues no token.
    Allowed,
    /// Version 1 is never used.
    Forbidden,
}
