//! The versions of one key.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::error::StoreError;
use super::object::Object;
use super::version_id::VersionId;

/// One version of a key.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) id: VersionId,
    /// The number of the change that created the version. Later changes have greater numbers.
    pub(super) sequence: u64,
    pub(super) modified: UtcSeconds,
    /// The object. It is `None` for a delete marker.
    pub(super) object: Option<Arc<Object>>,
}

/// The versions of a key, from the oldest to the newest. A key in the store has at least one.
#[derive(Debug, Default)]
pub(super) struct Versions(Vec<Version>);

impl Versions {
    /// Returns the current version.
    pub(super) fn current(&self) -> Option<&Version> {
        self.0.last()
    }

    /// Returns the version with this id.
    pub(super) fn get(&self, id: &VersionId) -> Option<&Version> {
        self.0.iter().find(|version| version.id == *id)
    }

    /// Returns the version with this id as a mutable reference.
    pub(super) fn get_mut(&mut self, id: &VersionId) -> Option<&mut Version> {
        self.0.iter_mut().find(|version| version.id == *id)
    }

    /// Iterates over all versions, from the newest to the oldest.
    pub(super) fn newest_first(&self) -> impl Iterator<Item = &Version> {
        self.0.iter().rev()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a version as the current one. It replaces a version with the same id. Only the null
    /// version can have such a predecessor, which may be older than other versions.
    pub(super) fn push(&mut self, version: Version) {
        self.0.retain(|other| other.id != version.id);
        self.0.push(version);
    }

    /// Removes the version with this id and returns it.
    pub(super) fn remove(&mut self, id: &VersionId) -> Option<Version> {
        let index = self.0.iter().position(|version| version.id == *id)?;
        Some(self.0.remove(index))
    }

    /// Returns the current version, or the version with the given id.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such version or if it is a delete marker.
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
