//! Completing multipart uploads.

use std::sync::Arc;

use crc_fast::{CrcAlgorithm, checksum_combine};
use oss_sign::UtcSeconds;

use super::parts::{self, ListedPart};
use super::upload::{self, UploadId};
use crate::runtime::upper_hex;
use crate::store::bucket::acl::ObjectAcl;
use crate::store::content::keep;
use crate::store::content::reader::Data;
use crate::store::content::segment::Segment;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::objects::object::{Object, ObjectKind, WriteRules};
use crate::store::objects::version_id::VersionId;
use crate::store::objects::versions::{self, NewVersion};
use crate::store::objects::{capacity, etag};
use crate::store::rows::row::{Part, Upload};

/// The parts of which the object consists.
#[derive(Clone, Debug)]
pub(crate) enum Chosen {
    /// All parts that were uploaded.
    All,
    /// These parts, with their ETags without quotes. The numbers are ascending.
    Listed(Vec<(u16, String)>),
}

/// How an upload is completed.
#[derive(Clone, Debug)]
pub(crate) struct Completion {
    pub(crate) chosen: Chosen,
    /// The MD5 of all data, which OSS reports for sequential uploads only.
    pub(crate) md5: Option<[u8; 16]>,
    /// The ACL of the object, if the request names one.
    pub(crate) acl: Option<ObjectAcl>,
    pub(crate) rules: WriteRules,
    pub(crate) now: UtcSeconds,
}

/// The result of a completed upload.
#[derive(Clone, Debug)]
pub(crate) struct Completed {
    pub(crate) object: Arc<Object>,
    /// The version id that the response contains. It is `None` if versioning was never enabled.
    pub(crate) version: Option<VersionId>,
}

impl Store {
    /// Ends a multipart upload with an object that consists of the chosen parts. Other parts are
    /// removed.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::InvalidPart`], [`StoreError::NoParts`] or [`StoreError::PartTooSmall`]
    /// if the object cannot be made of the parts, [`StoreError::AlreadyExists`] if the key has an
    /// object that must not be overwritten, [`StoreError::QuotaExceeded`],
    /// [`StoreError::NoSuchUpload`] and [`StoreError::NoSuchBucket`].
    pub(crate) async fn complete_upload(
        &self,
        bucket: &str,
        key: &str,
        id: UploadId,
        completion: Completion,
    ) -> Result<Completed, StoreError> {
        let Completion {
            chosen,
            md5,
            acl,
            rules,
            now,
        } = completion;
        let (bucket, key) = (bucket.to_owned(), key.to_owned());
        self.change(move |view, changes| {
            let bucket = view.catalog().bucket(&bucket)?;
            let upload = upload::find(view, bucket, &key, id)?;
            let chosen = choose(view, id, chosen)?;
            versions::check_overwrite(view, bucket, &key, rules.overwrite)?;
            let segments = segments(view, &chosen)?;
            let assembled = assembled(&upload, &chosen, now);
            let object = Object {
                md5,
                acl: acl.unwrap_or(assembled.acl),
                ..assembled
            };
            let shown = Arc::new(object.clone());
            let numbers: Vec<u16> = chosen.iter().map(|(number, _)| *number).collect();
            upload::remove(view, changes, bucket, &key, id, &numbers)?;
            let version = NewVersion {
                modified: now,
                object: Some(object),
                content: keep::join(changes, &segments),
            };
            let version = versions::add(view, changes, bucket, &key, version)?;
            capacity::check_after(view, changes, bucket, rules.capacity)?;
            Ok(Completed {
                object: shown,
                version: versions::shown(bucket, &version),
            })
        })
        .await
    }

    /// Opens the data of the chosen parts as one, after the checks of [`Store::complete_upload`].
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Store::complete_upload`] that concern the parts.
    pub(crate) async fn open_parts(
        &self,
        bucket: &str,
        key: &str,
        id: UploadId,
        chosen: Chosen,
    ) -> Result<(Vec<ListedPart>, Data), StoreError> {
        self.read(|view| {
            upload::find(view, view.catalog().bucket(bucket)?, key, id)?;
            let chosen = choose(view, id, chosen)?;
            let data = keep::open_segments(view, segments(view, &chosen)?)?;
            let listed = |(number, part)| ListedPart { number, part };
            Ok((chosen.into_iter().map(listed).collect(), data))
        })
        .await
    }
}

/// Returns the segments of these parts, in order.
fn segments(view: &dyn View, parts: &[(u16, Arc<Part>)]) -> Result<Vec<Segment>, StoreError> {
    let mut all = Vec::new();
    for (_, part) in parts {
        all.extend(keep::segments(view, part.content)?);
    }
    Ok(all)
}

/// Returns the chosen parts, after checking that the object can be made of them.
fn choose(
    view: &dyn View,
    id: UploadId,
    chosen: Chosen,
) -> Result<Vec<(u16, Arc<Part>)>, StoreError> {
    let parts = match chosen {
        Chosen::All => parts::all(view, id)?,
        Chosen::Listed(listed) => listed
            .into_iter()
            .map(|(number, tag)| {
                let part = parts::at(view, id, number)?;
                match part.filter(|part| upper_hex(&part.md5).eq_ignore_ascii_case(&tag)) {
                    Some(part) => Ok((number, part)),
                    None => Err(StoreError::InvalidPart { number, etag: tag }),
                }
            })
            .collect::<Result<_, _>>()?,
    };
    if parts.is_empty() {
        return Err(StoreError::NoParts);
    }
    let all_but_last = parts.split_last().map_or(&[][..], |(_, others)| others);
    match all_but_last.iter().find(|(_, part)| part.size < MIN_PART) {
        Some((number, part)) => Err(StoreError::PartTooSmall {
            number: *number,
            size: part.size,
        }),
        None => Ok(parts),
    }
}

fn assembled(upload: &Upload, parts: &[(u16, Arc<Part>)], now: UtcSeconds) -> Object {
    let tags: Vec<String> = parts.iter().map(|(_, part)| upper_hex(&part.md5)).collect();
    let crc64 = parts.iter().fold(0, |crc, (_, part)| {
        checksum_combine(CrcAlgorithm::Crc64Xz, crc, part.crc64, part.size)
    });
    Object {
        size: parts.iter().map(|(_, part)| part.size).sum(),
        etag: etag::of_parts(&tags),
        md5: None,
        crc64,
        kind: ObjectKind::Multipart,
        class: upload.class,
        acl: upload.acl,
        headers: upload.headers.clone(),
        tags: upload.tags.clone(),
        modified: now,
        restore: None,
        transitioned: None,
        accessed: None,
        rows_counted: false,
        lock: upload.lock,
    }
}

/// The smallest size of a part that is not the last one, in bytes: 100 KiB.
const MIN_PART: u64 = 100 * 1024;
