//! Copying objects, without copying their data.

use super::capacity;
use super::find::Found;
use super::object::{Object, WriteRules};
use super::put::Stored;
use super::versions::{self, NewVersion};
use crate::store::content::keep;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::rows::row::Row;

impl Store {
    /// Stores an object that has the same data as `source`.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Changed`] if the source was replaced or deleted after it was found, and
    /// the errors of [`Store::put`].
    pub(crate) async fn copy(
        &self,
        source: &Found,
        bucket: &str,
        key: &str,
        object: Object,
        rules: impl Into<WriteRules>,
    ) -> Result<Stored, StoreError> {
        let WriteRules {
            overwrite,
            capacity,
        } = rules.into();
        let (source, bucket, key) = (source.clone(), bucket.to_owned(), key.to_owned());
        self.change(move |view, changes| {
            let bucket = view.catalog().bucket(&bucket)?;
            versions::check_overwrite(view, bucket, &key, overwrite)?;
            check_unchanged(view, &source)?;
            let range = 0..source.object.size;
            let segments = keep::share(view, changes, source.content, &range)?;
            let version = NewVersion {
                modified: object.modified,
                object: Some(object),
                content: keep::join(changes, &segments),
            };
            let id = versions::add(view, changes, bucket, &key, version)?;
            capacity::check_after(view, changes, bucket, capacity)?;
            Ok(Stored {
                version: versions::shown(bucket, &id),
            })
        })
        .await
    }
}

/// Checks that an object still has the data that it had when it was found.
///
/// # Errors
///
/// Returns [`StoreError::Changed`] if this is not so.
pub(crate) fn check_unchanged(view: &dyn View, found: &Found) -> Result<(), StoreError> {
    let now = view.get(&found.row)?.map(Row::version).transpose()?;
    let same = now.is_some_and(|now| {
        let size = now.object.as_ref().map(|object| object.size);
        now.content == found.content && size == Some(found.object.size)
    });
    match same {
        true => Ok(()),
        false => Err(StoreError::Changed),
    }
}
