//! The rows in which the store keeps everything: their keys, and their types.
//!
//! All rows stand in one sorted map from keys to rows, in memory or on disk. The first byte of a key
//! says what kind of row it names.

pub(super) mod key;
pub(super) mod row;
