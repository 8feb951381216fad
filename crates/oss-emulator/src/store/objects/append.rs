//! Appending to objects.

use std::sync::Arc;

use crc_fast::{CrcAlgorithm, checksum_combine};
use md5::{Digest, Md5};
use oss_sign::UtcSeconds;

use super::capacity;
use super::object::{Object, ObjectKind};
use super::version_id::VersionId;
use super::versions::{self, NewVersion, Placed};
use crate::runtime::upper_hex;
use crate::store::content::keep;
use crate::store::content::segment::Content;
use crate::store::content::writer::{Digests, NewBlob};
use crate::store::error::StoreError;
use crate::store::handle::Store;

/// The object after an append.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Appended {
    /// The version id that the response contains. It is `None` if versioning was never enabled.
    pub(crate) version: Option<VersionId>,
    /// The length of the object, where the next append begins.
    pub(crate) length: u64,
    /// The ETag without quotes, which changes with each append.
    pub(crate) etag: String,
    /// The CRC-64 of the whole object.
    pub(crate) crc64: u64,
}

impl Store {
    /// Appends data to the current object of a key, which must end at `position`. If the key has no
    /// object it is created with the properties of `new`, of which an existing object takes only
    /// the time of the change.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::WrongPosition`], [`StoreError::NotAppendable`] or
    /// [`StoreError::Sealed`] if the data cannot be appended, [`StoreError::QuotaExceeded`] if the
    /// bucket would then hold more than `capacity`, and [`StoreError::NoSuchBucket`].
    pub(crate) async fn append(
        &self,
        bucket: &str,
        key: &str,
        position: u64,
        data: NewBlob,
        new: Object,
        capacity: Option<u64>,
    ) -> Result<Appended, StoreError> {
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        self.change(move |view, changes| {
            let bucket = view.catalog().bucket(&bucket)?;
            let current = versions::current(view, bucket, &key)?;
            let before = extendable(current.as_ref(), position)?;
            let length = position;
            let (added, digests) = (data.len, data.digests);
            let base = before.cloned().unwrap_or_else(|| Object {
                size: 0,
                etag: String::new(),
                md5: None,
                crc64: 0,
                kind: ObjectKind::Appendable { sealed: None },
                ..new.clone()
            });
            let object = extended(base, added, digests, new.modified);
            let mut appended = Appended {
                version: None,
                length: object.size,
                etag: object.etag.clone(),
                crc64: object.crc64,
            };
            let segment = keep::keep(changes, data);
            let id = match current {
                None => {
                    let version = NewVersion {
                        modified: object.modified,
                        object: Some(object),
                        content: segment,
                    };
                    versions::add(view, changes, bucket, &key, version)?
                }
                Some(placed) => {
                    let id = placed.version.id.clone();
                    let content = match segment {
                        Content::One(segment) => {
                            keep::append(changes, placed.version.content, length, segment)
                        }
                        _ => placed.version.content,
                    };
                    versions::replace(changes, bucket, placed, object, content);
                    id
                }
            };
            capacity::check_after(view, changes, bucket, capacity)?;
            appended.version = versions::shown(bucket, &id);
            Ok(appended)
        })
        .await
    }

    /// Returns the object to which [`Store::append`] would add data at this position, or `None` if it
    /// would create the object.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Store::append`].
    pub(crate) async fn appendable(
        &self,
        bucket: &str,
        key: &str,
        position: u64,
    ) -> Result<Option<Arc<Object>>, StoreError> {
        self.read(|view| {
            let current = versions::current(view, view.catalog().bucket(bucket)?, key)?;
            extendable(current.as_ref(), position)?;
            Ok(current.and_then(|placed| placed.version.object.clone()))
        })
        .await
    }

    /// Seals the current object of a key, so that nothing can be appended any more. Returns the time
    /// at which it was sealed, which is an earlier one if it was sealed already.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::WrongPosition`] or [`StoreError::NotAppendable`] if the object is not
    /// an appendable one of that length, and an error if there is no object.
    pub(crate) async fn seal(
        &self,
        bucket: &str,
        key: &str,
        position: u64,
        now: UtcSeconds,
    ) -> Result<(UtcSeconds, Option<VersionId>), StoreError> {
        let update = move |object: &mut Object| {
            let length = object.size;
            let ObjectKind::Appendable { sealed } = &mut object.kind else {
                return Err(StoreError::NotAppendable);
            };
            if position != length {
                return Err(StoreError::WrongPosition { length });
            }
            Ok(*sealed.get_or_insert(now))
        };
        self.update_object(bucket, key, None, update).await?
    }
}

/// Returns the object to which an append adds data, or `None` if it creates the object.
fn extendable(current: Option<&Placed>, position: u64) -> Result<Option<&Object>, StoreError> {
    let before = match current.map(|placed| placed.version.object.as_deref()) {
        None => None,
        // The current version is a delete marker.
        Some(None) => return Err(StoreError::NotAppendable),
        Some(Some(object)) => Some(object),
    };
    match before.map(|object| &object.kind) {
        None | Some(ObjectKind::Appendable { sealed: None }) => {}
        Some(ObjectKind::Appendable { sealed: Some(_) }) => return Err(StoreError::Sealed),
        Some(_) => return Err(StoreError::NotAppendable),
    }
    let length = before.map_or(0, |object| object.size);
    match position == length {
        true => Ok(before),
        false => Err(StoreError::WrongPosition { length }),
    }
}

/// Returns the properties of an object after data was appended. The ETag of an appendable object is
/// not a checksum of its data, and only has to change.
fn extended(object: Object, added: u64, digests: Digests, now: UtcSeconds) -> Object {
    let mut hash = Md5::new();
    hash.update(object.etag.as_bytes());
    hash.update(digests.md5);
    let etag = match added {
        0 if !object.etag.is_empty() => object.etag,
        _ => upper_hex(&hash.finalize()),
    };
    Object {
        size: object.size + added,
        etag,
        crc64: checksum_combine(CrcAlgorithm::Crc64Xz, object.crc64, digests.crc64, added),
        modified: now,
        rows_counted: false,
        ..object
    }
}
