//! The versions of one key, by the table of the versioning rules.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::bucket::Versioning;
use super::error::StoreError;
use super::object::Object;
use super::version_id::VersionId;

/// One version of a key.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) id: VersionId,
    /// Its place in the order of all changes of the store.
    pub(super) sequence: u64,
    pub(super) modified: UtcSeconds,
    /// `None`: a delete marker.
    pub(super) object: Option<Arc<Object>>,
}

/// The versions of a key, the oldest first; never empty in the store.
#[derive(Debug, Default)]
pub(super) struct Versions(Vec<Version>);

impl Versions {
    /// The current version.
    pub(super) fn current(&self) -> Option<&Version> {
        self.0.last()
    }

    /// The version of this id.
    pub(super) fn get(&self, id: &VersionId) -> Option<&Version> {
        self.0.iter().find(|version| version.id == *id)
    }

    /// The version of this id, to change it.
    pub(super) fn get_mut(&mut self, id: &VersionId) -> Option<&mut Version> {
        self.0.iter_mut().find(|version| version.id == *id)
    }

    /// All versions, the newest first.
    pub(super) fn newest_first(&self) -> impl Iterator<Item = &Version> {
        self.0.iter().rev()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Makes `version` the current one. One of the same id makes room: only the null version can
    /// have one, wherever it stands.
    pub(super) fn push(&mut self, version: Version) {
        self.0.retain(|other| other.id != version.id);
        self.0.push(version);
    }

    /// Removes exactly the version of this id.
    pub(super) fn remove(&mut self, id: &VersionId) -> Option<Version> {
        let index = self.0.iter().position(|version| version.id == *id)?;
        Some(self.0.remove(index))
    }

    /// The object that a reader asks for: the current one, or that of an id.
    pub(super) fn find(&self, id: Option<&VersionId>) -> Result<&Version, StoreError> {
        match id {
            None => {
                let current = self
                    .current()
                    .ok_or(StoreError::NoSuchKey { marker: None })?;
                match current.object {
                    Some(_) => Ok(current),
                    None => Err(StoreError::NoSuchKey {
                        marker: Some(current.id.clone()),
                    }),
                }
            }
            Some(id) => {
                let version = self.get(id).ok_or(StoreError::NoSuchVersion)?;
                match version.object {
                    Some(_) => Ok(version),
                    None => Err(StoreError::IsDeleteMarker { id: id.clone() }),
                }
            }
        }
    }
}

impl Versioning {
    /// Whether answers name the version.
    pub(crate) fn names_versions(self) -> bool {
        self != Self::Never
    }
}
