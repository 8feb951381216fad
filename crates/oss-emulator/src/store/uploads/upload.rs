//! Beginning, finding and aborting multipart uploads.

use std::sync::Arc;

use crate::store::bucket::properties::Bucket;
use crate::store::content::keep;
use crate::store::engine::changes::Changes;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::rows::key;
use crate::store::rows::row::{Row, Upload};

/// The id of a multipart upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UploadId(pub(in crate::store) u64);

impl UploadId {
    /// Parses an id in a request. Returns `None` if no upload can have it.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let number = u64::from_str_radix(text.get(..DIGITS)?, 16).ok()?;
        let id = Self(number);
        (id.to_string() == text).then_some(id)
    }
}

/// Writes the id as requests and responses contain it: 32 upper-case hexadecimal digits. Ids of
/// later uploads come later in the order of texts.
impl std::fmt::Display for UploadId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mixed = self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32);
        write!(f, "{:016X}{mixed:016X}", self.0)
    }
}

impl Store {
    /// Begins a multipart upload.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) async fn begin_upload(
        &self,
        bucket: &str,
        key: &str,
        upload: Upload,
    ) -> Result<UploadId, StoreError> {
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        self.change(move |view, changes| {
            let bucket = view.catalog().bucket(&bucket)?.id;
            let number = changes.next_id();
            changes.put(
                key::upload(bucket, &key, number),
                Row::Upload(upload.into()),
            );
            changes.counts(bucket).uploads += 1;
            Ok(UploadId(number))
        })
        .await
    }

    /// Returns a multipart upload.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchUpload`] if the key has no such upload, and
    /// [`StoreError::NoSuchBucket`].
    pub(crate) async fn upload(
        &self,
        bucket: &str,
        key: &str,
        id: UploadId,
    ) -> Result<Arc<Upload>, StoreError> {
        self.read(|view| find(view, view.catalog().bucket(bucket)?, key, id))
            .await
    }

    /// Ends a multipart upload without an object, and removes its parts.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchUpload`] if the key has no such upload, and
    /// [`StoreError::NoSuchBucket`].
    pub(crate) async fn abort_upload(
        &self,
        bucket: &str,
        key: &str,
        id: UploadId,
    ) -> Result<(), StoreError> {
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        self.change(move |view, changes| {
            let bucket = view.catalog().bucket(&bucket)?;
            find(view, bucket, &key, id)?;
            remove(view, changes, bucket, &key, id, &[])
        })
        .await
    }
}

/// Finds a multipart upload.
///
/// # Errors
///
/// Returns [`StoreError::NoSuchUpload`] if the key has no such upload.
pub(super) fn find(
    view: &dyn View,
    bucket: &Bucket,
    key: &str,
    id: UploadId,
) -> Result<Arc<Upload>, StoreError> {
    let row = view.get(&key::upload(bucket.id, key, id.0))?;
    row.map_or(Err(StoreError::NoSuchUpload), Row::upload)
}

/// Removes an upload and its parts. The data of the parts with the numbers in `used`, which are
/// sorted, belongs to an object now and is kept.
pub(in crate::store) fn remove(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    key: &str,
    id: UploadId,
    used: &[u16],
) -> Result<(), StoreError> {
    let parts = view.collect(&key::parts(id.0), |row, part| {
        Ok((row.to_vec(), part.part()?.content))
    })?;
    for (row, content) in parts {
        match key::read_part(&row).is_some_and(|number| used.binary_search(&number).is_ok()) {
            true => keep::dissolve(view, changes, content)?,
            false => keep::release(view, changes, content)?,
        }
        changes.counts(bucket.id).parts -= 1;
        changes.remove(row);
    }
    changes.counts(bucket.id).uploads -= 1;
    changes.remove(key::upload(bucket.id, key, id.0));
    Ok(())
}

/// How many digits of an id say its number.
const DIGITS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_and_others_are_not() {
        for number in [0, 1, u64::MAX] {
            let text = UploadId(number).to_string();
            assert_eq!(text.len(), 32);
            assert_eq!(UploadId::parse(&text), Some(UploadId(number)));
            assert_eq!(UploadId::parse(&text[..31]), None);
        }
        let text = UploadId(0xAB).to_string();
        assert_eq!(UploadId::parse(&text.to_lowercase()), None);
        assert_eq!(UploadId::parse("0004B9894A22E5B1888A1E29F8236E2D"), None);
        assert_eq!(UploadId::parse("é"), None);
    }
}
