//! What all providers of profiles have in common.

use std::path::PathBuf;

use super::config_writes::ConfigWrites;
use super::source::{FileSource, LOOK_AGAIN};
use crate::cache::CachedProvider;
use crate::config::kind::Kind;
use crate::config::locate::Selection;

/// A file, a profile of it, and the cache of its keys.
#[derive(Clone, Debug)]
pub(super) struct ProfileProvider {
    kind: &'static Kind,
    selection: Selection,
    writes: ConfigWrites,
    pub(super) cached: CachedProvider,
}

impl ProfileProvider {
    pub(super) fn new(kind: &'static Kind) -> Self {
        Self::with(kind, Selection::default(), ConfigWrites::default())
    }

    pub(super) fn path(self, path: PathBuf) -> Self {
        let selection = Selection {
            path: Some(path),
            ..self.selection
        };
        Self::with(self.kind, selection, self.writes)
    }

    pub(super) fn profile(self, name: String) -> Self {
        let selection = Selection {
            profile: Some(name),
            ..self.selection
        };
        Self::with(self.kind, selection, self.writes)
    }

    pub(super) fn config_writes(self, writes: ConfigWrites) -> Self {
        Self::with(self.kind, self.selection, writes)
    }

    fn with(kind: &'static Kind, selection: Selection, writes: ConfigWrites) -> Self {
        let source = FileSource::new(kind, selection.clone(), writes);
        Self {
            kind,
            selection,
            writes,
            cached: CachedProvider::new(source).refetch_after(LOOK_AGAIN),
        }
    }
}
