//! The parts of multipart uploads.

use std::ops::Range;
use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::upload::{self, UploadId};
use crate::runtime::upper_hex;
use crate::store::bucket::properties::Bucket;
use crate::store::content::keep;
use crate::store::content::segment::Content;
use crate::store::content::writer::{Digests, NewBlob};
use crate::store::engine::changes::Changes;
use crate::store::engine::view::{View, next_key};
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::objects::capacity;
use crate::store::objects::copy::check_unchanged;
use crate::store::objects::find::Found;
use crate::store::rows::key;
use crate::store::rows::row::{Part, Row, Upload};

/// A part with its number.
#[derive(Clone, Debug)]
pub(crate) struct ListedPart {
    pub(crate) number: u16,
    pub(crate) part: Arc<Part>,
}

/// Where a part belongs: the bucket, the object key, the upload and the part number.
#[derive(Clone, Debug)]
pub(crate) struct PartPlace {
    pub(crate) bucket: String,
    pub(crate) key: String,
    pub(crate) upload: UploadId,
    pub(crate) number: u16,
}

impl Store {
    /// Returns the upload of a part, after checking that the part can be stored.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Store::put_part`], and [`StoreError::QuotaExceeded`] if the bucket
    /// holds more than `capacity`. The object of the parts is checked when the upload is completed.
    pub(crate) async fn check_part(
        &self,
        place: &PartPlace,
        capacity: Option<u64>,
    ) -> Result<Arc<Upload>, StoreError> {
        self.read(|view| {
            let (bucket, upload) = upload_of(view, place)?;
            check_sequence(view, &upload, place)?;
            capacity::check_before(view, bucket, capacity)?;
            Ok(upload)
        })
        .await
    }

    /// Stores a part, which replaces an earlier one of the same number.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchUpload`], [`StoreError::PartExists`] or
    /// [`StoreError::PartNotSequential`] if the part cannot be stored, and
    /// [`StoreError::NoSuchBucket`].
    pub(crate) async fn put_part(
        &self,
        place: PartPlace,
        data: NewBlob,
        now: UtcSeconds,
    ) -> Result<(), StoreError> {
        self.change(move |view, changes| {
            let (bucket, upload) = upload_of(view, &place)?;
            check_sequence(view, &upload, &place)?;
            let (size, digests) = (data.len, data.digests);
            let content = keep::keep(changes, data);
            put(
                view,
                changes,
                bucket,
                &place,
                part(size, digests, now, content),
            )
        })
        .await
    }

    /// Stores a part that has the data of a range of `source`. `digests` are those of that range.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Changed`] if the source was replaced or deleted after it was found, and
    /// the errors of [`Store::put_part`].
    pub(crate) async fn copy_part(
        &self,
        source: &Found,
        range: Range<u64>,
        digests: Digests,
        place: PartPlace,
        now: UtcSeconds,
    ) -> Result<(), StoreError> {
        let source = source.clone();
        self.change(move |view, changes| {
            let (bucket, upload) = upload_of(view, &place)?;
            check_sequence(view, &upload, &place)?;
            check_unchanged(view, &source)?;
            let segments = keep::share(view, changes, source.content, &range)?;
            let content = keep::join(changes, &segments);
            let size = range.end.saturating_sub(range.start);
            put(
                view,
                changes,
                bucket,
                &place,
                part(size, digests, now, content),
            )
        })
        .await
    }

    /// Returns up to `limit` parts of an upload whose numbers are greater than `after`, and whether
    /// there are more.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchUpload`] if the key has no such upload, and
    /// [`StoreError::NoSuchBucket`].
    pub(crate) async fn parts(
        &self,
        bucket: &str,
        key: &str,
        id: UploadId,
        after: u16,
        limit: usize,
    ) -> Result<(Vec<ListedPart>, bool), StoreError> {
        self.read(|view| {
            upload::find(view, view.catalog().bucket(bucket)?, key, id)?;
            let prefix = key::parts(id.0);
            let mut from = next_key(key::part(id.0, after));
            let mut listed = Vec::new();
            while let Some((row, part)) = view.seek_within(&prefix, &from)? {
                if listed.len() == limit {
                    return Ok((listed, true));
                }
                let number = key::read_part(&row).unwrap_or_default();
                let part = part.part()?;
                listed.push(ListedPart { number, part });
                from = next_key(row);
            }
            Ok((listed, false))
        })
        .await
    }
}

fn upload_of<'v>(
    view: &'v dyn View,
    place: &PartPlace,
) -> Result<(&'v Bucket, Arc<Upload>), StoreError> {
    let bucket = view.catalog().bucket(&place.bucket)?;
    let upload = upload::find(view, bucket, &place.key, place.upload)?;
    Ok((bucket, upload))
}

/// Checks that the part is the next one, if the upload is sequential.
fn check_sequence(view: &dyn View, upload: &Upload, place: &PartPlace) -> Result<(), StoreError> {
    if !upload.sequential {
        return Ok(());
    }
    if let Some(part) = at(view, place.upload, place.number)? {
        return Err(StoreError::PartExists {
            etag: upper_hex(&part.md5),
        });
    }
    let before = place.number.saturating_sub(1);
    match before == 0 || at(view, place.upload, before)?.is_some() {
        true => Ok(()),
        false => Err(StoreError::PartNotSequential),
    }
}

/// Returns the part of the given number.
pub(super) fn at(
    view: &dyn View,
    upload: UploadId,
    number: u16,
) -> Result<Option<Arc<Part>>, StoreError> {
    let row = view.get(&key::part(upload.0, number))?;
    row.map(Row::part).transpose()
}

/// Returns all parts of an upload with their numbers.
pub(super) fn all(view: &dyn View, upload: UploadId) -> Result<Vec<(u16, Arc<Part>)>, StoreError> {
    view.collect(&key::parts(upload.0), |row, part| {
        Ok((key::read_part(row).unwrap_or_default(), part.part()?))
    })
}

fn part(size: u64, digests: Digests, modified: UtcSeconds, content: Content) -> Part {
    Part {
        size,
        md5: digests.md5,
        crc64: digests.crc64,
        modified,
        content,
    }
}

fn put(
    view: &dyn View,
    changes: &mut Changes<'_>,
    bucket: &Bucket,
    place: &PartPlace,
    part: Part,
) -> Result<(), StoreError> {
    match at(view, place.upload, place.number)? {
        Some(replaced) => keep::release(view, changes, replaced.content)?,
        None => changes.counts(bucket.id).parts += 1,
    }
    let row = key::part(place.upload.0, place.number);
    changes.put(row, Row::Part(part.into()));
    Ok(())
}
