//! Object keys as the store orders them.

use std::borrow::Borrow;
use std::ops::Bound;
use std::sync::Arc;

/// A key, ordered by its bytes. It can be looked up by bytes that are not UTF-8, which the end of
/// a group of keys may be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(Arc<str>);

impl Key {
    pub(super) fn new(key: &str) -> Self {
        Self(key.into())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn to_arc(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }
}

// The order of `str` is the order of its bytes, as `Borrow` demands.
impl Borrow<[u8]> for Key {
    fn borrow(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The first position behind every key that begins with `prefix`.
pub(super) fn behind(prefix: &str) -> Bound<Vec<u8>> {
    let mut bytes = prefix.as_bytes().to_vec();
    while let Some(last) = bytes.pop() {
        if let Some(next) = last.checked_add(1) {
            bytes.push(next);
            return Bound::Included(bytes);
        }
    }
    // Only of an empty prefix: UTF-8 has no byte 0xFF. Nothing is behind all keys.
    Bound::Excluded(vec![u8::MAX])
}
