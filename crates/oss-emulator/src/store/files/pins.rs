//! Which blobs are being read, so that their files are not removed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The blobs that are being read, with the number of their readers.
#[derive(Debug, Default)]
pub(crate) struct Pins(Mutex<BTreeMap<u64, usize>>);

impl Pins {
    /// Notes that a blob is being read, until the result is dropped.
    pub(crate) fn pin(self: &Arc<Self>, blob: u64) -> Pin {
        *self.locked().entry(blob).or_default() += 1;
        Pin {
            pins: Arc::clone(self),
            blob,
        }
    }

    /// Returns whether a blob is being read.
    pub(crate) fn contains(&self, blob: u64) -> bool {
        self.locked().contains_key(&blob)
    }

    fn locked(&self) -> MutexGuard<'_, BTreeMap<u64, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Protects the file of a blob.
#[derive(Debug)]
pub(crate) struct Pin {
    pins: Arc<Pins>,
    blob: u64,
}

impl Drop for Pin {
    fn drop(&mut self) {
        if let Entry::Occupied(mut readers) = self.pins.locked().entry(self.blob) {
            *readers.get_mut() -= 1;
            if *readers.get() == 0 {
                readers.remove();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_is_pinned_until_its_last_reader_is_gone() {
        let pins = Arc::new(Pins::default());
        let (first, second) = (pins.pin(1), pins.pin(1));
        drop(first);
        assert!(pins.contains(1) && !pins.contains(2));
        drop(second);
        assert!(!pins.contains(1));
    }
}
