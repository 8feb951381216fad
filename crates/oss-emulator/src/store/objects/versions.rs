//! The versions of a key: how one is found, added and removed.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::lock::Bypass;
use super::object::{Object, Overwrite};
use super::removal::check_removable;
use super::version_id::VersionId;
use crate::store::bucket::properties::{Bucket, Versioning};
use crate::store::content::keep;
use crate::store::content::segment::Content;
use crate::store::engine::changes::Changes;
use crate::store::engine::view::{View, next_key};
use crate::store::error::StoreError;
use crate::store::rows::key;
use crate::store::rows::row::{Row, Version};

/// A version, and the key of its row.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) row: Vec<u8>,
    pub(crate) version: Arc<Version>,
}

/// Returns the current version of a key, which may be a delete marker.
pub(crate) fn current(
    view: &dyn View,
    bucket: &Bucket,
    key: &str,
) -> Result<Option<Placed>, StoreError> {
    let prefix = key::versions_of(bucket.id, key).done();
    first(view, &prefix, &prefix)
}

fn first(view: &dyn View, prefix: &[u8], from: &[u8]) -> Result<Option<Placed>, StoreError> {
    let found = view.seek_within(prefix, from)?;
    let placed = found.map(|(row, version)| {
        let version = version.version()?;
        Ok(Placed { row, version })
    });
    placed.transpose()
}

/// Returns the version of a key that has the given id.
pub(crate) fn with_id(
    view: &dyn View,
    bucket: &Bucket,
    key: &str,
    id: &VersionId,
) -> Result<Option<Placed>, StoreError> {
    let prefix = key::versions_of(bucket.id, key).done();
    let mut from = match id.sequence() {
        // The id says where the version is.
        Some(sequence) => {
            let row = key::version(bucket.id, key, sequence);
            let version = view.get(&row)?.map(Row::version).transpose()?;
            let placed = version.map(|version| Placed { row, version });
            return Ok(placed.filter(|placed| placed.version.id == *id));
        }
        None => prefix.clone(),
    };
    while let Some(placed) = first(view, &prefix, &from)? {
        if placed.version.id == *id {
            return Ok(Some(placed));
        }
        from = next_key(placed.row);
    }
    Ok(None)
}

/// Returns the current object of a key, or the object of the given version.
///
/// # Errors
///
/// Returns an error if there is no such version or if it is a delete marker.
pub(crate) fn find(
    view: &dyn View,
    bucket: &Bucket,
    key: &str,
    id: Option<&VersionId>,
) -> Result<(Placed, Arc<Object>), StoreError> {
    let placed = match id {
        None => current(view, bucket, key)?.ok_or(StoreError::NoSuchKey { marker: None })?,
        Some(id) => with_id(view, bucket, key, id)?.ok_or(StoreError::NoSuchVersion)?,
    };
    match (&placed.version.object, id) {
        (Some(object), _) => {
            let object = Arc::clone(object);
            Ok((placed, object))
        }
        (None, None) => Err(StoreError::NoSuchKey {
            marker: Some(placed.version.id.clone()),
        }),
        (None, Some(id)) => Err(StoreError::IsDeleteMarker { id: id.clone() }),
    }
}

/// Checks whether a write with this option is refused because the key has an object.
///
/// # Errors
///
/// Returns [`StoreError::AlreadyExists`] if it is refused.
pub(crate) fn check_overwrite(
    view: &dyn View,
    bucket: &Bucket,
    key: &str,
    overwrite: Overwrite,
) -> Result<(), StoreError> {
    // OSS ignores this option in a bucket in which versioning is enabled or suspended.
    let guarded = overwrite == Overwrite::Forbidden && !bucket.versioning.names_versions();
    match guarded && current(view, bucket, key)?.is_some() {
        true => Err(StoreError::AlreadyExists),
        false => Ok(()),
    }
}

/// Returns the version that a new one replaces: the null version, unless versioning is enabled.
///
/// # Errors
///
/// Returns [`StoreError::Immutable`] if that version is protected.
pub(crate) fn replaced(
    view: &dyn View,
    bucket: &Bucket,
    key: &str,
    bypass: Bypass,
    now: UtcSeconds,
) -> Result<Option<Placed>, StoreError> {
    if bucket.versioning == Versioning::Enabled {
        return Ok(None);
    }
    let replaced = with_id(view, bucket, key, &VersionId::Null)?;
    let object = replaced
        .as_ref()
        .and_then(|placed| placed.version.object.as_deref());
    if let Some(object) = object {
        check_removable(bucket, object, bypass, now)?;
    }
    Ok(replaced)
}

/// Adds the current version of a key, and returns its id. Unless versioning is enabled, it takes the
/// place of the null version, which may be older than other versions.
pub(crate) fn add(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    key: &str,
    version: NewVersion,
) -> Result<VersionId, StoreError> {
    add_over(view, changes, bucket, key, version, Bypass::No)
}

/// Adds a delete marker as the current version of a key, and returns its id. `bypass` says whether it
/// may take the place of a null version that is retained.
pub(crate) fn add_marker(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    key: &str,
    bypass: Bypass,
    now: UtcSeconds,
) -> Result<VersionId, StoreError> {
    let marker = NewVersion {
        modified: now,
        object: None,
        content: Content::Empty,
    };
    add_over(view, changes, bucket, key, marker, bypass)
}

fn add_over(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    key: &str,
    version: NewVersion,
    bypass: Bypass,
) -> Result<VersionId, StoreError> {
    let sequence = changes.next_id();
    let id = match bucket.versioning {
        Versioning::Enabled => VersionId::of_change(sequence),
        Versioning::Never | Versioning::Suspended => {
            if let Some(replaced) = replaced(view, bucket, key, bypass, version.modified)? {
                remove(view, changes, bucket, replaced)?;
            }
            VersionId::Null
        }
    };
    let object = version.object.map(Arc::new);
    changes
        .counts(bucket.id)
        .count_version(object.as_deref(), 1);
    let row = Version {
        id: id.clone(),
        modified: version.modified,
        object,
        content: version.content,
    };
    changes.put(
        key::version(bucket.id, key, sequence),
        Row::Version(row.into()),
    );
    Ok(id)
}

/// A version that is to be added.
#[derive(Debug)]
pub(crate) struct NewVersion {
    pub(crate) modified: UtcSeconds,
    /// The object. It is `None` for a delete marker.
    pub(crate) object: Option<Object>,
    pub(crate) content: Content,
}

/// Replaces a version by a changed one, whose content may be the same.
pub(crate) fn replace(
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    placed: Placed,
    object: Object,
    content: Content,
) {
    let counts = changes.counts(bucket.id);
    counts.count_version(placed.version.object.as_deref(), -1);
    counts.count_version(Some(&object), 1);
    let version = Version {
        id: placed.version.id.clone(),
        modified: object.modified,
        object: Some(object.into()),
        content,
    };
    changes.put(placed.row, Row::Version(version.into()));
}

/// Removes a version.
pub(crate) fn remove(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    placed: Placed,
) -> Result<(), StoreError> {
    let counts = changes.counts(bucket.id);
    counts.count_version(placed.version.object.as_deref(), -1);
    keep::release(view, changes, placed.version.content)?;
    changes.remove(placed.row);
    Ok(())
}

/// Returns the id that responses contain, which is `None` if versioning was never enabled.
pub(crate) fn shown(bucket: &Bucket, id: &VersionId) -> Option<VersionId> {
    bucket.versioning.names_versions().then(|| id.clone())
}
