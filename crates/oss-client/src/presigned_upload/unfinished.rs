//! What another process needs to go on with an upload.

use serde::{Deserialize, Serialize};

/// What is needed to go on with an upload in another process, or after a restart. It can be stored in
/// any format of serde.
///
/// [`PresignedUpload::unfinished`](crate::presigned_upload::PresignedUpload::unfinished) returns it, and [`Bucket::resume_presigned_upload`](crate::Bucket::resume_presigned_upload) takes it. It contains
/// no secret: whoever has it can do nothing without keys.
///
/// ```
/// use oss_client::Bucket;
/// use oss_client::presigned_upload::{PresignedUpload, UnfinishedUpload};
///
/// fn to_database(upload: &PresignedUpload) -> Result<String, Box<dyn std::error::Error>> {
///     Ok(serde_json::to_string(&upload.unfinished())?)
/// }
///
/// fn from_database(bucket: &Bucket, row: &str) -> Result<PresignedUpload, Box<dyn std::error::Error>> {
///     let unfinished: UnfinishedUpload = serde_json::from_str(row)?;
///     Ok(bucket.resume_presigned_upload(unfinished)?)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnfinishedUpload {
    /// The name of the bucket.
    pub bucket: String,
    /// The key of the object.
    pub key: String,
    /// The ID of the upload.
    pub upload_id: String,
    /// The size in bytes of every part but the last.
    pub part_size: u64,
    /// The length of the whole file in bytes, if it is known.
    pub length: Option<u64>,
    /// The ETag that the object gets, once its completion was begun. It shows afterwards that the upload
    /// was completed, if the answer was lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_etag: Option<String>,
}

impl UnfinishedUpload {
    /// Describes an upload that something else has begun, such as
    /// [`initiate_multipart_upload`](crate::Bucket::initiate_multipart_upload).
    pub fn new(
        bucket: impl Into<String>,
        key: impl Into<String>,
        upload_id: impl Into<String>,
        part_size: u64,
    ) -> Self {
        Self {
            bucket: bucket.into(),
            key: key.into(),
            upload_id: upload_id.into(),
            part_size,
            length: None,
            completed_etag: None,
        }
    }
}
