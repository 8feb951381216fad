//! What the thread that makes all changes shares with readers.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use super::snapshot::Snapshot;

/// The newest snapshot.
pub(super) struct Published(RwLock<Arc<Snapshot>>);

impl Published {
    pub(super) fn new(snapshot: Snapshot) -> Self {
        Self(RwLock::new(Arc::new(snapshot)))
    }

    /// Returns the newest snapshot.
    pub(super) fn get(&self) -> Arc<Snapshot> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Replaces the snapshot, and returns the one before.
    pub(super) fn set(&self, snapshot: Snapshot) -> Arc<Snapshot> {
        let mut published = self.0.write().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut published, Arc::new(snapshot))
    }
}

impl fmt::Debug for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Published")
    }
}
