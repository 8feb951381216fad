//! `GetBucketStat`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};

/// Reads how much data and how many objects a bucket has.
///
/// The numbers are not current; `last_modified_time` tells from when they are.
///
/// Needs the permission `oss:GetBucketStat`. OSS may refuse it with `AccessDenied`, `NoSuchBucket`.
/// API reference:
/// [GetBucketStat](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketstat).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_stat().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketStat {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketStat {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketStat -> GetBucketStatOutput, bucket);
presign!(GetBucketStat);

impl Operation for GetBucketStat {
    type Output = GetBucketStatOutput;
    const NAME: &'static str = "GetBucketStat";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("stat", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("BucketStat", |root| {
            let mut storage = None;
            let mut object_count = None;
            let mut multipart_upload_count = None;
            let mut live_channel_count = None;
            let mut last_modified_time = None;
            let mut standard_storage = None;
            let mut standard_object_count = None;
            let mut infrequent_access_storage = None;
            let mut infrequent_access_real_storage = None;
            let mut infrequent_access_object_count = None;
            let mut archive_storage = None;
            let mut archive_real_storage = None;
            let mut archive_object_count = None;
            let mut cold_archive_storage = None;
            let mut cold_archive_real_storage = None;
            let mut cold_archive_object_count = None;
            let mut deep_cold_archive_object_count = None;
            let mut deep_cold_archive_storage = None;
            let mut deep_cold_archive_real_storage = None;
            let mut multipart_part_count = None;
            let mut delete_marker_count = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Storage" => child.set(&mut storage)?,
                    "ObjectCount" => child.set(&mut object_count)?,
                    "MultipartUploadCount" => child.set(&mut multipart_upload_count)?,
                    "LiveChannelCount" => child.set(&mut live_channel_count)?,
                    "LastModifiedTime" => child.set_unix(&mut last_modified_time)?,
                    "StandardStorage" => child.set(&mut standard_storage)?,
                    "StandardObjectCount" => child.set(&mut standard_object_count)?,
                    "InfrequentAccessStorage" => child.set(&mut infrequent_access_storage)?,
                    "InfrequentAccessRealStorage" => {
                        child.set(&mut infrequent_access_real_storage)?;
                    }
                    "InfrequentAccessObjectCount" => {
                        child.set(&mut infrequent_access_object_count)?;
                    }
                    "ArchiveStorage" => child.set(&mut archive_storage)?,
                    "ArchiveRealStorage" => child.set(&mut archive_real_storage)?,
                    "ArchiveObjectCount" => child.set(&mut archive_object_count)?,
                    "ColdArchiveStorage" => child.set(&mut cold_archive_storage)?,
                    "ColdArchiveRealStorage" => child.set(&mut cold_archive_real_storage)?,
                    "ColdArchiveObjectCount" => child.set(&mut cold_archive_object_count)?,
                    "DeepColdArchiveObjectCount" => {
                        child.set(&mut deep_cold_archive_object_count)?;
                    }
                    "DeepColdArchiveStorage" => child.set(&mut deep_cold_archive_storage)?,
                    "DeepColdArchiveRealStorage" => {
                        child.set(&mut deep_cold_archive_real_storage)?;
                    }
                    "MultipartPartCount" => child.set(&mut multipart_part_count)?,
                    "DeleteMarkerCount" => child.set(&mut delete_marker_count)?,
                    _ => {}
                }
            }
            Ok(GetBucketStatOutput {
                storage: root.required("Storage", storage)?,
                object_count: root.required("ObjectCount", object_count)?,
                multipart_upload_count,
                live_channel_count,
                last_modified_time,
                standard_storage,
                standard_object_count,
                infrequent_access_storage,
                infrequent_access_real_storage,
                infrequent_access_object_count,
                archive_storage,
                archive_real_storage,
                archive_object_count,
                cold_archive_storage,
                cold_archive_real_storage,
                cold_archive_object_count,
                deep_cold_archive_object_count,
                deep_cold_archive_storage,
                deep_cold_archive_real_storage,
                multipart_part_count,
                delete_marker_count,
            })
        })
    }
}

/// What [`GetBucketStat`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketStatOutput {
    /// The size of all objects together, in bytes (`Storage`).
    pub storage: u64,
    /// The number of objects (`ObjectCount`).
    pub object_count: u64,
    /// The number of multipart uploads that are neither completed nor aborted
    /// (`MultipartUploadCount`). Older servers report only the storage and the number of objects.
    pub multipart_upload_count: Option<u64>,
    /// The number of live channels (`LiveChannelCount`).
    pub live_channel_count: Option<u64>,
    /// From when the numbers are (`LastModifiedTime`).
    pub last_modified_time: Option<UtcSeconds>,
    /// The size of the Standard objects, in bytes (`StandardStorage`).
    pub standard_storage: Option<u64>,
    /// The number of Standard objects (`StandardObjectCount`).
    pub standard_object_count: Option<u64>,
    /// The billed size of the Infrequent Access objects, in bytes (`InfrequentAccessStorage`).
    pub infrequent_access_storage: Option<u64>,
    /// The actual size of the Infrequent Access objects, in bytes (`InfrequentAccessRealStorage`).
    pub infrequent_access_real_storage: Option<u64>,
    /// The number of Infrequent Access objects (`InfrequentAccessObjectCount`).
    pub infrequent_access_object_count: Option<u64>,
    /// The billed size of the Archive objects, in bytes (`ArchiveStorage`).
    pub archive_storage: Option<u64>,
    /// The actual size of the Archive objects, in bytes (`ArchiveRealStorage`).
    pub archive_real_storage: Option<u64>,
    /// The number of Archive objects (`ArchiveObjectCount`).
    pub archive_object_count: Option<u64>,
    /// The billed size of the Cold Archive objects, in bytes (`ColdArchiveStorage`).
    pub cold_archive_storage: Option<u64>,
    /// The actual size of the Cold Archive objects, in bytes (`ColdArchiveRealStorage`).
    pub cold_archive_real_storage: Option<u64>,
    /// The number of Cold Archive objects (`ColdArchiveObjectCount`).
    pub cold_archive_object_count: Option<u64>,
    /// The number of Deep Cold Archive objects (`DeepColdArchiveObjectCount`).
    pub deep_cold_archive_object_count: Option<u64>,
    /// The billed size of the Deep Cold Archive objects, in bytes (`DeepColdArchiveStorage`).
    pub deep_cold_archive_storage: Option<u64>,
    /// The actual size of the Deep Cold Archive objects, in bytes (`DeepColdArchiveRealStorage`).
    pub deep_cold_archive_real_storage: Option<u64>,
    /// The number of parts of multipart uploads that are not completed (`MultipartPartCount`).
    pub multipart_part_count: Option<u64>,
    /// The number of delete markers (`DeleteMarkerCount`).
    pub delete_marker_count: Option<u64>,
}
