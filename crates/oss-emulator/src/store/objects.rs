//! The store's operations on objects.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::acl::ObjectAcl;

use super::bucket::BucketEntry;
use super::bucket::Versioning;
use super::error::StoreError;
use super::key::Key;
use super::memory::State;
use super::memory::Store;
use super::object::{Object, Overwrite};
use super::version_id::VersionId;
use super::version_id::VersionIds;
use super::versions::{Version, Versions};

/// An object that was found. It stays usable, even if its key is changed or deleted in the
/// meantime.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) object: Arc<Object>,
    /// The version id that the response contains. It is `None` if versioning was never enabled.
    pub(crate) version: Option<VersionId>,
}

/// The result of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    /// The version id that the response contains. It is `None` if versioning was never enabled.
    pub(crate) version: Option<VersionId>,
}

/// The result of a deletion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deleted {
    /// The id of the version that was removed or of the delete marker that was added. It is `None`
    /// if versioning was never enabled.
    pub(crate) version: Option<VersionId>,
    /// Whether that version is a delete marker.
    pub(crate) marker: bool,
}

impl Store {
    /// Returns the current object of a key, or the object of the given version.
    pub(crate) fn object(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&VersionId>,
    ) -> Result<Found, StoreError> {
        let state = self.read();
        let bucket = state.bucket(bucket)?;
        let version = find(bucket, key, version)?;
        let object = version.object.as_ref().ok_or(StoreError::NoSuchVersion)?;
        Ok(Found {
            object: Arc::clone(object),
            version: bucket
                .about
                .versioning
                .names_versions()
                .then(|| version.id.clone()),
        })
    }

    /// Stores an object as the current version of its key.
    pub(crate) fn put(
        &self,
        bucket: &str,
        key: &str,
        object: Object,
        overwrite: Overwrite,
    ) -> Result<Stored, StoreError> {
        let mut state = self.write();
        let State { buckets, ids } = &mut *state;
        let bucket = buckets.get_mut(bucket).ok_or(StoreError::NoSuchBucket)?;
        check_overwrite(bucket, key, overwrite)?;
        let modified = object.modified;
        let version = next_version(ids, bucket.about.versioning, modified, Some(object));
        let id = version.id.clone();
        bucket.keys.entry(Key::new(key)).or_default().push(version);
        Ok(Stored {
            version: bucket.about.versioning.names_versions().then_some(id),
        })
    }

    /// Checks whether [`Store::put`] with this option would be refused because the key has an
    /// object.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::AlreadyExists`] if it would be refused, and
    /// [`StoreError::NoSuchBucket`].
    pub(crate) fn check_overwrite(
        &self,
        bucket: &str,
        key: &str,
        overwrite: Overwrite,
    ) -> Result<(), StoreError> {
        check_overwrite(self.read().bucket(bucket)?, key, overwrite)
    }

    /// Deletes a key, or exactly one version of it. If versioning was enabled once and no version
    /// is given, a delete marker is added. It is not an error if the key or the version does not
    /// exist.
    pub(crate) fn delete(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&VersionId>,
        now: UtcSeconds,
    ) -> Result<Deleted, StoreError> {
        let mut state = self.write();
        let State { buckets, ids } = &mut *state;
        let bucket = buckets.get_mut(bucket).ok_or(StoreError::NoSuchBucket)?;
        Ok(match (version, bucket.about.versioning) {
            (Some(id), versioning) => remove_version(bucket, key, id, versioning),
            (None, Versioning::Never) => {
                bucket.keys.remove(key.as_bytes());
                Deleted::default()
            }
            (None, versioning) => {
                let marker = next_version(ids, versioning, now, None);
                let id = marker.id.clone();
                bucket.keys.entry(Key::new(key)).or_default().push(marker);
                Deleted {
                    version: Some(id),
                    marker: true,
                }
            }
        })
    }

    /// Replaces the ACL of the current object or of the given version. Returns the version id that
    /// the response contains.
    pub(crate) fn set_object_acl(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&VersionId>,
        acl: ObjectAcl,
    ) -> Result<Option<VersionId>, StoreError> {
        let mut state = self.write();
        let bucket = state.bucket_mut(bucket)?;
        let id = find(bucket, key, version)?.id.clone();
        let versions = bucket.keys.get_mut(key.as_bytes());
        if let Some(object) = versions
            .and_then(|versions| versions.get_mut(&id))
            .and_then(|version| version.object.as_mut())
        {
            Arc::make_mut(object).acl = acl;
        }
        Ok(bucket.about.versioning.names_versions().then_some(id))
    }
}

fn find<'a>(
    bucket: &'a BucketEntry,
    key: &str,
    version: Option<&VersionId>,
) -> Result<&'a Version, StoreError> {
    match bucket.keys.get(key.as_bytes()) {
        Some(versions) => versions.find(version),
        None if version.is_some() => Err(StoreError::NoSuchVersion),
        None => Err(StoreError::NoSuchKey { marker: None }),
    }
}

fn check_overwrite(
    bucket: &BucketEntry,
    key: &str,
    overwrite: Overwrite,
) -> Result<(), StoreError> {
    // OSS ignores this option in a bucket in which versioning is enabled or suspended.
    let guarded = overwrite == Overwrite::Forbidden && !bucket.about.versioning.names_versions();
    match guarded && bucket.keys.contains_key(key.as_bytes()) {
        true => Err(StoreError::AlreadyExists),
        false => Ok(()),
    }
}

/// Creates the version that a change makes. Without `object` it is a delete marker.
fn next_version(
    ids: &mut VersionIds,
    versioning: Versioning,
    modified: UtcSeconds,
    object: Option<Object>,
) -> Version {
    let sequence = ids.next_sequence();
    let id = match versioning {
        Versioning::Enabled => VersionIds::id(sequence),
        Versioning::Never | Versioning::Suspended => VersionId::Null,
    };
    Version {
        id,
        sequence,
        modified,
        object: object.map(Arc::new),
    }
}

/// Removes exactly one version, and the key if it has no other version.
fn remove_version(
    bucket: &mut BucketEntry,
    key: &str,
    id: &VersionId,
    versioning: Versioning,
) -> Deleted {
    let removed = bucket
        .keys
        .get_mut(key.as_bytes())
        .and_then(|versions| versions.remove(id));
    if bucket
        .keys
        .get(key.as_bytes())
        .is_some_and(Versions::is_empty)
    {
        bucket.keys.remove(key.as_bytes());
    }
    Deleted {
        version: versioning.names_versions().then(|| id.clone()),
        marker: removed.is_some_and(|version| version.object.is_none()),
    }
}
