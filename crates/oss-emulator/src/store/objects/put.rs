//! Storing objects.

use oss_sign::UtcSeconds;

use super::capacity;
use super::lock::Bypass;
use super::object::{Object, WriteRules};
use super::version_id::VersionId;
use super::versions::{self, NewVersion};
use crate::store::content::keep;
use crate::store::content::writer::NewBlob;
use crate::store::error::StoreError;
use crate::store::handle::Store;

/// The result of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    /// The version id that the response contains. It is `None` if versioning was never enabled.
    pub(crate) version: Option<VersionId>,
}

impl Store {
    /// Stores an object as the current version of its key.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::AlreadyExists`] or [`StoreError::Immutable`] if the key has an object
    /// that must not be overwritten, [`StoreError::QuotaExceeded`], and [`StoreError::NoSuchBucket`].
    pub(crate) async fn put(
        &self,
        bucket: &str,
        key: &str,
        object: Object,
        data: NewBlob,
        rules: impl Into<WriteRules>,
    ) -> Result<Stored, StoreError> {
        let WriteRules {
            overwrite,
            capacity,
        } = rules.into();
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        self.change(move |view, changes| {
            let bucket = view.catalog().bucket(&bucket)?;
            versions::check_overwrite(view, bucket, &key, overwrite)?;
            let version = NewVersion {
                modified: object.modified,
                object: Some(object),
                content: keep::keep(changes, data),
            };
            let id = versions::add(view, changes, bucket, &key, version)?;
            capacity::check_after(view, changes, bucket, capacity)?;
            Ok(Stored {
                version: versions::shown(bucket, &id),
            })
        })
        .await
    }

    /// Checks whether [`Store::put`] with these rules would be refused because of the object that the
    /// key has, or because the bucket exceeds its capacity already.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Store::put`].
    pub(crate) async fn check_write(
        &self,
        bucket: &str,
        key: &str,
        rules: impl Into<WriteRules>,
        now: UtcSeconds,
    ) -> Result<(), StoreError> {
        let WriteRules {
            overwrite,
            capacity,
        } = rules.into();
        self.read(|view| {
            let bucket = view.catalog().bucket(bucket)?;
            versions::check_overwrite(view, bucket, key, overwrite)?;
            versions::replaced(view, bucket, key, Bypass::No, now)?;
            capacity::check_before(view, bucket, capacity)
        })
        .await
    }
}
