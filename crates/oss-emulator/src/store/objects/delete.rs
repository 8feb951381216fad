//! Deleting objects.

use oss_sign::UtcSeconds;

use super::lock::Bypass;
use super::removal::check_removable;
use super::version_id::VersionId;
use super::versions;
use crate::store::bucket::properties::Versioning;
use crate::store::error::StoreError;
use crate::store::handle::Store;

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
    /// Deletes a key, or exactly one version of it. If versioning was enabled once and no version
    /// is given, a delete marker is added. It is not an error if the key or the version does not
    /// exist.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Immutable`] if the version is protected, and
    /// [`StoreError::NoSuchBucket`].
    pub(crate) async fn delete(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&VersionId>,
        bypass: Bypass,
        now: UtcSeconds,
    ) -> Result<Deleted, StoreError> {
        let (bucket, key, version) = (bucket.to_owned(), key.to_owned(), version.cloned());
        self.change(move |view, changes| {
            let bucket = view.catalog().bucket(&bucket)?;
            if let (None, Versioning::Enabled | Versioning::Suspended) =
                (&version, bucket.versioning)
            {
                let id = versions::add_marker(view, changes, bucket, &key, bypass, now)?;
                return Ok(Deleted {
                    version: Some(id),
                    marker: true,
                });
            }
            let id = version.unwrap_or(VersionId::Null);
            let found = versions::with_id(view, bucket, &key, &id)?;
            let object = found
                .as_ref()
                .map(|placed| placed.version.object.as_deref());
            if let Some(Some(object)) = object {
                check_removable(bucket, object, bypass, now)?;
            }
            let marker = matches!(object, Some(None));
            if let Some(placed) = found {
                versions::remove(view, changes, bucket, placed)?;
            }
            Ok(Deleted {
                version: versions::shown(bucket, &id),
                marker,
            })
        })
        .await
    }
}
