//! Lists of versions.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::page::{Entry, ListQuery, Page};
use super::walk::Walk;
use crate::store::bucket::properties::Bucket;
use crate::store::engine::view::{View, next_key};
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::objects::object::Object;
use crate::store::objects::version_id::VersionId;
use crate::store::objects::versions;
use crate::store::rows::key;

/// The versions that a page may contain. If `version` is set, the page begins within the key
/// `keys.after`, with the versions that are older than `version`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct VersionQuery<'a> {
    pub(crate) keys: ListQuery<'a>,
    pub(crate) version: Option<VersionMarker<'a>>,
}

/// The version after which a page begins. It may have been deleted in the meantime.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VersionMarker<'a>(pub(crate) &'a VersionId);

/// One version of a key.
#[derive(Clone, Debug)]
pub(crate) struct ListedVersion {
    pub(crate) key: String,
    pub(crate) id: VersionId,
    pub(crate) latest: bool,
    pub(crate) modified: UtcSeconds,
    /// The object. It is `None` for a delete marker.
    pub(crate) object: Option<Arc<Object>>,
}

impl Store {
    /// Lists all versions and delete markers of a bucket. Those of the same key are sorted from the
    /// newest to the oldest.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) async fn list_versions(
        &self,
        bucket: &str,
        query: VersionQuery<'_>,
    ) -> Result<Page<ListedVersion>, StoreError> {
        self.read(|view| {
            let bucket = view.catalog().bucket(bucket)?;
            let mut walk = begin(view, bucket, query)?;
            let mut page = Page::empty();
            // The key of the row before, whose later rows are not its current version.
            let mut before = query.version.map(|_| query.keys.after.to_owned());
            let mut first_is_latest = starts_with_latest(view, bucket, query)?;
            while let Some(step) = walk.next()? {
                let entry = match walk.group(&step.key) {
                    Some(group) => Entry::CommonPrefix(group),
                    None => {
                        let version = step.row.version()?;
                        let same_key = before.as_ref() == Some(&step.key);
                        let latest = !same_key || first_is_latest;
                        first_is_latest = false;
                        before = Some(step.key.clone());
                        Entry::Item(ListedVersion {
                            key: step.key,
                            id: version.id.clone(),
                            latest,
                            modified: version.modified,
                            object: version.object.clone(),
                        })
                    }
                };
                if !page.add(entry, query.keys.limit) {
                    break;
                }
            }
            Ok(page)
        })
        .await
    }
}

/// Begins the walk at the position that the markers of the query name.
fn begin<'v>(
    view: &'v dyn View,
    bucket: &Bucket,
    query: VersionQuery<'v>,
) -> Result<Walk<'v>, StoreError> {
    let rows = key::versions(bucket.id);
    let keys = query.keys;
    let Some(VersionMarker(id)) = query.version else {
        return Ok(Walk::new(view, rows, key::read_version, keys));
    };
    let from = match versions::with_id(view, bucket, keys.after, id)? {
        Some(placed) => next_key(placed.row),
        None => match id.sequence() {
            Some(sequence) => next_key(key::version(bucket.id, keys.after, sequence)),
            None => key::versions_of(bucket.id, keys.after).done(),
        },
    };
    Ok(Walk::from(view, rows, key::read_version, keys, from))
}

/// Returns whether the first row after the version marker is the current version of its key, which
/// is so if all versions before it were deleted in the meantime.
fn starts_with_latest(
    view: &dyn View,
    bucket: &Bucket,
    query: VersionQuery<'_>,
) -> Result<bool, StoreError> {
    let Some(VersionMarker(id)) = query.version else {
        return Ok(false);
    };
    let current = versions::current(view, bucket, query.keys.after)?;
    let newest = current.and_then(|placed| key::read_version(&placed.row));
    let Some((_, newest)) = newest else {
        return Ok(false);
    };
    Ok(
        match versions::with_id(view, bucket, query.keys.after, id)? {
            Some(_) => false,
            None => id.sequence().is_none_or(|marker| newest < marker),
        },
    )
}

impl Page<ListedVersion> {
    /// Returns the key and the version after which the next page begins, or `None` if this is the
    /// last page.
    pub(crate) fn next(&self) -> Option<(&str, Option<&VersionId>)> {
        match self.last_if_truncated()? {
            Entry::Item(listed) => Some((&listed.key, Some(&listed.id))),
            Entry::CommonPrefix(prefix) => Some((prefix, None)),
        }
    }
}
