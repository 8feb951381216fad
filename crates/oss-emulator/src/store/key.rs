//! Object keys, and the order in which the store keeps them.

use std::borrow::Borrow;
use std::ops::Bound;
use std::sync::Arc;

/// An object key. Keys are ordered by their bytes. A key can be compared with bytes that are not
/// UTF-8, because the position after a group of keys (see [`behind`]) may not be UTF-8.
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

// `Borrow` requires that both types have the same order. This is so, because `str` is ordered by
// its bytes.
impl Borrow<[u8]> for Key {
    fn borrow(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Returns the first position after all keys that begin with `prefix`.
pub(super) fn behind(prefix: &str) -> Bound<Vec<u8>> {
    let mut bytes = prefix.as_bytes().to_vec();
    while let Some(last) = bytes.pop() {
        if let Some(next) = last.checked_add(1) {
            bytes.push(next);
            return Bound::Included(bytes);
        }
    }
    // This is reached only for an empty prefix, because UTF-8 does not contain the byte 0xFF. No
    // key comes after all keys.
    Bound::Excluded(vec![u8::MAX])
}
