//! How many requests were answered.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Counts the requests by operation and status.
#[derive(Debug, Default)]
pub(crate) struct Requests(Mutex<BTreeMap<(&'static str, u16), u64>>);

impl Requests {
    /// Counts a request of the operation with this name.
    pub(crate) fn count(&self, operation: &'static str, status: u16) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry((operation, status)).or_default() += 1;
    }

    /// Returns all counts, sorted by operation and status.
    pub(crate) fn counts(&self) -> BTreeMap<(&'static str, u16), u64> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
