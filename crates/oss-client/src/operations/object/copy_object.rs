//! `CopyObject`.

use std::collections::BTreeMap;
use std::time::Duration;

use http::Method;
use oss_sign::{BucketName, ObjectKey, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Operation, OperationRequest};
use crate::operations::copy_source::copy_source;
use crate::operations::enums::{
    MetadataDirectiveType, ObjectAclType, ObjectLegalHoldStatusType, ObjectRetentionModeType,
    RequestPayerType, ServerSideDataEncryptionType, ServerSideEncryptionType, StorageClassType,
    TaggingDirectiveType,
};
use crate::response::Response;
use crate::timestamp;

/// Copies an object inside a region, or changes its metadata by copying it onto itself.
///
/// At most 5 GB; copy larger ones part by part. Metadata and tags are taken over unless the
/// directives say replace. Conditions on the source are checked before copying.
///
/// Needs the permission `oss:GetObject`, `oss:PutObject`. Protocol: [CopyObject](https://www.alibabacloud.com/help/en/oss/developer-reference/copyobject).
#[derive(Clone)]
pub struct CopyObject {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: String,
    /// Bucket of the source; the target's bucket by default.
    pub source_bucket: Option<String>,
    /// Key of the source.
    pub source_key: String,
    /// Version of the source; the current one by default.
    pub source_version_id: Option<String>,
    /// Whether to fail with FileAlreadyExists when the object exists; has no effect in buckets with
    /// versioning (`x-oss-forbid-overwrite`).
    pub forbid_overwrite: Option<bool>,
    /// Copy only when the source's entity tag equals this; else 412 (`x-oss-copy-source-if-match`).
    pub source_if_match: Option<String>,
    /// Copy only when the source's entity tag differs from this; else 304
    /// (`x-oss-copy-source-if-none-match`).
    pub source_if_none_match: Option<String>,
    /// Copy only when the source was modified after this time; else 304
    /// (`x-oss-copy-source-if-modified-since`).
    pub source_if_modified_since: Option<UtcSeconds>,
    /// Copy only when the source was not modified after this time; else 412
    /// (`x-oss-copy-source-if-unmodified-since`).
    pub source_if_unmodified_since: Option<UtcSeconds>,
    /// Whether metadata is taken over from the source or replaced (`x-oss-metadata-directive`).
    pub metadata_directive: Option<MetadataDirectiveType>,
    /// Encryption method (`x-oss-server-side-encryption`).
    pub server_side_encryption: Option<ServerSideEncryptionType>,
    /// Algorithm that encrypts the data under KMS (`x-oss-server-side-data-encryption`).
    pub server_side_data_encryption: Option<ServerSideDataEncryptionType>,
    /// KMS key; only with KMS (`x-oss-server-side-encryption-key-id`).
    pub server_side_encryption_key_id: Option<String>,
    /// Access control list of the object; default by default (`x-oss-object-acl`).
    pub acl: Option<ObjectAclType>,
    /// Storage class; the bucket's by default (`x-oss-storage-class`).
    pub storage_class: Option<StorageClassType>,
    /// How caches may keep the object when it is downloaded (`Cache-Control`).
    pub cache_control: Option<String>,
    /// Name and manner under which browsers save the object (`Content-Disposition`).
    pub content_disposition: Option<String>,
    /// Coding already applied to the content, such as gzip (`Content-Encoding`).
    pub content_encoding: Option<String>,
    /// Media type of the object; application/octet-stream by default (`Content-Type`).
    pub content_type: Option<String>,
    /// When caches must refetch the object, as an HTTP date (`Expires`).
    pub expires: Option<String>,
    /// User metadata: names after the prefix, case-insensitive; 8 KB in all (`x-oss-meta-*`).
    pub metadata: BTreeMap<String, String>,
    /// Tags, as k1=v1&k2=v2 with URL-encoded names and values (`x-oss-tagging`).
    pub tagging: Option<String>,
    /// Whether tags are taken over from the source or replaced (`x-oss-tagging-directive`).
    pub tagging_directive: Option<TaggingDirectiveType>,
    /// Speed limit in bit/s, 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub traffic_limit: Option<i64>,
    /// requester: the caller agrees to pay in buckets that charge requesters
    /// (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
    /// Until when the object is protected, UTC (`x-oss-object-worm-retain-until-date`).
    pub object_worm_retain_until_date: Option<UtcSeconds>,
    /// Mode of the object's retention (`x-oss-object-worm-mode`).
    pub object_worm_mode: Option<ObjectRetentionModeType>,
    /// Whether the object is under legal hold (`x-oss-object-worm-legal-hold`).
    pub object_worm_legal_hold: Option<ObjectLegalHoldStatusType>,
}

impl Operation for CopyObject {
    type Output = CopyObjectOutput;
    const NAME: &'static str = "CopyObject";

    fn request(self) -> Result<OperationRequest> {
        let source_bucket = match self.source_bucket {
            Some(name) => BucketName::new(name)?,
            None => self.bucket.clone(),
        };
        let source_key = ObjectKey::new(self.source_key)?;
        let source_version = self.source_version_id.as_deref();
        let copy_source = copy_source(&source_bucket, &source_key, source_version);
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .header("x-oss-copy-source", copy_source)
                .optional_header("x-oss-forbid-overwrite", self.forbid_overwrite)
                .optional_header("x-oss-copy-source-if-match", self.source_if_match)
                .optional_header("x-oss-copy-source-if-none-match", self.source_if_none_match)
                .optional_header(
                    "x-oss-copy-source-if-modified-since",
                    self.source_if_modified_since.map(timestamp::http_date),
                )
                .optional_header(
                    "x-oss-copy-source-if-unmodified-since",
                    self.source_if_unmodified_since.map(timestamp::http_date),
                )
                .optional_header("x-oss-metadata-directive", self.metadata_directive)
                .optional_header("x-oss-server-side-encryption", self.server_side_encryption)
                .optional_header(
                    "x-oss-server-side-data-encryption",
                    self.server_side_data_encryption,
                )
                .optional_header(
                    "x-oss-server-side-encryption-key-id",
                    self.server_side_encryption_key_id,
                )
                .optional_header("x-oss-object-acl", self.acl)
                .optional_header("x-oss-storage-class", self.storage_class)
                .optional_header("cache-control", self.cache_control)
                .optional_header("content-disposition", self.content_disposition)
                .optional_header("content-encoding", self.content_encoding)
                .optional_header("content-type", self.content_type)
                .optional_header("expires", self.expires)
                .user_metadata("x-oss-meta-", self.metadata)
                .optional_header("x-oss-tagging", self.tagging)
                .optional_header("x-oss-tagging-directive", self.tagging_directive)
                .optional_header("x-oss-traffic-limit", self.traffic_limit)
                .optional_header("x-oss-request-payer", self.request_payer)
                .optional_header(
                    "x-oss-object-worm-retain-until-date",
                    self.object_worm_retain_until_date
                        .map(UtcSeconds::to_iso_millis),
                )
                .optional_header("x-oss-object-worm-mode", self.object_worm_mode)
                .optional_header("x-oss-object-worm-legal-hold", self.object_worm_legal_hold)
                .first_byte_timeout(Duration::from_secs(600)),
        )
    }

    fn response(response: Response) -> Result<Self::Output> {
        let root = response.xml("CopyObjectResult")?;
        Ok(CopyObjectOutput {
            request_id: response.request_id(),
            hash_crc64: response.text("x-oss-hash-crc64ecma"),
            version_id: response.text("x-oss-version-id"),
            source_version_id: response.text("x-oss-copy-source-version-id"),
            server_side_encryption: response.choice("x-oss-server-side-encryption"),
            server_side_data_encryption: response.choice("x-oss-server-side-data-encryption"),
            server_side_encryption_key_id: response.text("x-oss-server-side-encryption-key-id"),
            last_modified: root.timestamp("LastModified")?,
            etag: root.text("ETag"),
        })
    }
}

/// What [`CopyObject`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CopyObjectOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// CRC-64 (ECMA-182) of the content as a decimal number (`x-oss-hash-crc64ecma`).
    pub hash_crc64: Option<String>,
    /// Version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// Version of the source that was copied (`x-oss-copy-source-version-id`).
    pub source_version_id: Option<String>,
    /// Encryption method (`x-oss-server-side-encryption`).
    pub server_side_encryption: Option<ServerSideEncryptionType>,
    /// Algorithm that encrypts the data under KMS (`x-oss-server-side-data-encryption`).
    pub server_side_data_encryption: Option<ServerSideDataEncryptionType>,
    /// KMS key; only with KMS (`x-oss-server-side-encryption-key-id`).
    pub server_side_encryption_key_id: Option<String>,
    /// When the copy was made.
    pub last_modified: Option<UtcSeconds>,
    /// Entity tag of the content, in double quotes; MD5 only for objects written by one PUT.
    pub etag: Option<String>,
}

fields!(CopyObject(bucket: BucketName, key: String, source_key: String) {
    source_bucket: String,
    source_version_id: String,
    forbid_overwrite: bool,
    source_if_match: String,
    source_if_none_match: String,
    source_if_modified_since: UtcSeconds,
    source_if_unmodified_since: UtcSeconds,
    metadata_directive: MetadataDirectiveType,
    server_side_encryption: ServerSideEncryptionType,
    server_side_data_encryption: ServerSideDataEncryptionType,
    server_side_encryption_key_id: String,
    acl: ObjectAclType,
    storage_class: StorageClassType,
    cache_control: String,
    content_disposition: String,
    content_encoding: String,
    content_type: String,
    expires: String,
    tagging: String,
    tagging_directive: TaggingDirectiveType,
    traffic_limit: i64,
    request_payer: RequestPayerType,
    object_worm_retain_until_date: UtcSeconds,
    object_worm_mode: ObjectRetentionModeType,
    object_worm_legal_hold: ObjectLegalHoldStatusType,
} and metadata);

impl Call<CopyObject> {
    /// Adds one entry of user metadata (header `x-oss-meta-NAME`): visible ASCII, 8 KiB in all.
    pub fn metadata(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.operation.metadata.insert(name.into(), value.into());
        self
    }
}

impl Bucket {
    /// Copies an object inside a region, or changes its metadata by copying it onto itself. See [`CopyObject`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.copy_object("copy.txt", "exampledir/exampleobject.txt").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn copy_object(
        &self,
        key: impl Into<String>,
        source_key: impl Into<String>,
    ) -> Call<CopyObject> {
        self.client()
            .call(CopyObject::new(self.name().clone(), key, source_key))
    }
}
