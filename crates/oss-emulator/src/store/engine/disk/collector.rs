//! Removing files to which no row refers any more.

use std::collections::VecDeque;
use std::sync::atomic::{Ordering, fence};
use std::sync::{Arc, Weak};

use super::snapshot::Snapshot;
use crate::store::files::blobs::Blobs;

/// The files that can be removed, and the readers that may still need them.
///
/// A reader finds a blob in a snapshot, and pins it before it gives up the snapshot. So a file can be
/// removed if all snapshots are gone that refer to it, and if it is not pinned then.
#[derive(Debug)]
pub(super) struct Collector {
    blobs: Arc<Blobs>,
    /// How many snapshots were replaced.
    generation: u64,
    /// The snapshots that were replaced and may still be in use, each with its generation. The oldest
    /// comes first.
    replaced: VecDeque<(u64, Weak<Snapshot>)>,
    /// Each blob, with the generation of the first snapshot that does not refer to it.
    garbage: VecDeque<(u64, u64)>,
    /// How many blobs were added since the last collection.
    added: usize,
}

impl Collector {
    pub(super) fn new(blobs: Arc<Blobs>) -> Self {
        Self {
            blobs,
            generation: 0,
            replaced: VecDeque::new(),
            garbage: VecDeque::new(),
            added: 0,
        }
    }

    /// Notes that a snapshot was replaced by a newer one.
    pub(super) fn replaced(&mut self, snapshot: &Arc<Snapshot>) {
        self.replaced
            .push_back((self.generation, Arc::downgrade(snapshot)));
        self.generation += 1;
        // Otherwise the list would grow with each change while there is nothing to remove.
        self.oldest_in_use();
    }

    /// Notes blobs to which the newest snapshot does not refer.
    pub(super) fn add(&mut self, blobs: impl IntoIterator<Item = u64>) {
        let before = self.garbage.len();
        let generation = self.generation;
        self.garbage
            .extend(blobs.into_iter().map(|blob| (generation, blob)));
        self.added += self.garbage.len() - before;
    }

    /// Forgets all blobs, because they will be added again.
    pub(super) fn forget(&mut self) {
        self.garbage.clear();
        self.added = 0;
    }

    /// Returns whether there is a blob to be removed.
    pub(super) fn has_garbage(&self) -> bool {
        !self.garbage.is_empty()
    }

    /// Returns whether so many blobs were added that they should be removed soon.
    pub(super) fn is_due(&self) -> bool {
        self.added >= DUE
    }

    /// Removes the files of up to [`DUE`] blobs that nobody reads, and returns these blobs. The files
    /// do not come back if the machine stops. Files that cannot be removed are tried again later.
    pub(super) fn collect(&mut self) -> Vec<u64> {
        self.added = 0;
        let oldest = self.oldest_in_use();
        let mut removed = Vec::new();
        for _ in 0..self.garbage.len() {
            let Some((generation, blob)) = self.garbage.pop_front() else {
                break;
            };
            let unused = generation <= oldest && !self.blobs.is_pinned(blob);
            if unused && removed.len() < DUE && self.blobs.remove(blob).is_ok() {
                removed.push(blob);
            } else {
                self.garbage.push_back((generation, blob));
            }
        }
        if self.blobs.sync_folders(&removed).is_err() {
            let generation = self.generation;
            self.garbage
                .extend(removed.drain(..).map(|blob| (generation, blob)));
        }
        removed
    }

    /// Returns the generation of the oldest replaced snapshot that is in use.
    fn oldest_in_use(&mut self) -> u64 {
        while let Some((generation, snapshot)) = self.replaced.front() {
            if snapshot.strong_count() > 0 {
                fence(Ordering::Acquire);
                return *generation;
            }
            self.replaced.pop_front();
        }
        // The pins that readers have made before they gave up their snapshots must be seen.
        fence(Ordering::Acquire);
        self.generation
    }
}

/// How many blobs are removed at once.
const DUE: usize = 256;
