//! `HeadObject`.

use std::collections::BTreeMap;

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Operation, OperationRequest};
use crate::operations::enums::{
    ObjectLegalHoldStatusType, ObjectRetentionModeType, ObjectType, RequestPayerType,
    ServerSideDataEncryptionType, ServerSideEncryptionType, StorageClassType,
};
use crate::response::Response;
use crate::timestamp;

/// Reads all metadata of an object without its content.
///
/// Errors come without a body: take the code from the x-oss-err header (base64 XML) and x-oss-ec.
///
/// Needs the permission `oss:GetObject`. Protocol: [HeadObject](https://www.alibabacloud.com/help/en/oss/developer-reference/headobject).
#[derive(Clone)]
pub struct HeadObject {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: String,
    /// Which version; the current one by default (parameter `versionId`).
    pub version_id: Option<String>,
    /// Go on only when the entity tag equals this; else 412 (`If-Match`).
    pub if_match: Option<String>,
    /// Go on only when the entity tag differs from this; else 304 (`If-None-Match`).
    pub if_none_match: Option<String>,
    /// Go on only when modified after this time; else 304 (`If-Modified-Since`).
    pub if_modified_since: Option<UtcSeconds>,
    /// Go on only when not modified after this time; else 412 (`If-Unmodified-Since`).
    pub if_unmodified_since: Option<UtcSeconds>,
    /// requester: the caller agrees to pay in buckets that charge requesters
    /// (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
}

impl Operation for HeadObject {
    type Output = HeadObjectOutput;
    const NAME: &'static str = "HeadObject";

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::HEAD, self.bucket, self.key)?
                .optional_query("versionId", self.version_id)
                .optional_header("if-match", self.if_match)
                .optional_header("if-none-match", self.if_none_match)
                .optional_header(
                    "if-modified-since",
                    self.if_modified_since.map(timestamp::http_date),
                )
                .optional_header(
                    "if-unmodified-since",
                    self.if_unmodified_since.map(timestamp::http_date),
                )
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: Response) -> Result<Self::Output> {
        Ok(HeadObjectOutput {
            request_id: response.request_id(),
            content_length: response.number("content-length"),
            content_type: response.text("content-type"),
            etag: response.text("etag"),
            last_modified: response.http_date("last-modified"),
            storage_class: response.choice("x-oss-storage-class"),
            content_md5: response.text("content-md5"),
            metadata: response.user_metadata("x-oss-meta-"),
            server_side_encryption: response.choice("x-oss-server-side-encryption"),
            server_side_data_encryption: response.choice("x-oss-server-side-data-encryption"),
            server_side_encryption_key_id: response.text("x-oss-server-side-encryption-key-id"),
            object_type: response.choice("x-oss-object-type"),
            next_append_position: response.number("x-oss-next-append-position"),
            hash_crc64: response.text("x-oss-hash-crc64ecma"),
            expiration: response.text("x-oss-expiration"),
            restore: response.text("x-oss-restore"),
            process_status: response.text("x-oss-process-status"),
            request_charged: response.choice("x-oss-request-charged"),
            tagging_count: response.number("x-oss-tagging-count"),
            version_id: response.text("x-oss-version-id"),
            allow_origin: response.text("access-control-allow-origin"),
            allow_methods: response.text("access-control-allow-methods"),
            allow_headers: response.text("access-control-allow-headers"),
            expose_headers: response.text("access-control-expose-headers"),
            cache_control: response.text("cache-control"),
            content_disposition: response.text("content-disposition"),
            content_encoding: response.text("content-encoding"),
            expires: response.text("expires"),
            transition_time: response.http_date("x-oss-transition-time"),
            sealed_time: response.http_date("x-oss-sealed-time"),
            object_worm_retain_until_date: response.iso8601("x-oss-object-worm-retain-until-date"),
            object_worm_mode: response.choice("x-oss-object-worm-mode"),
            object_worm_legal_hold: response.choice("x-oss-object-worm-legal-hold"),
            access_control_max_age: response.text("access-control-max-age"),
        })
    }
}

/// What [`HeadObject`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeadObjectOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Size of the object in bytes (`Content-Length`).
    pub content_length: Option<i64>,
    /// Media type of the object; application/octet-stream by default (`Content-Type`).
    pub content_type: Option<String>,
    /// Entity tag of the content, in double quotes; MD5 only for objects written by one PUT
    /// (`ETag`).
    pub etag: Option<String>,
    /// When the object was last modified (`Last-Modified`).
    pub last_modified: Option<UtcSeconds>,
    /// Storage class; the bucket's by default (`x-oss-storage-class`).
    pub storage_class: Option<StorageClassType>,
    /// Base64 MD5 digest of the body; OSS refuses a body that does not match (`Content-MD5`).
    pub content_md5: Option<String>,
    /// User metadata: names after the prefix, case-insensitive; 8 KB in all (`x-oss-meta-*`).
    pub metadata: BTreeMap<String, String>,
    /// Encryption method (`x-oss-server-side-encryption`).
    pub server_side_encryption: Option<ServerSideEncryptionType>,
    /// Algorithm that encrypts the data under KMS (`x-oss-server-side-data-encryption`).
    pub server_side_data_encryption: Option<ServerSideDataEncryptionType>,
    /// KMS key; only with KMS (`x-oss-server-side-encryption-key-id`).
    pub server_side_encryption_key_id: Option<String>,
    /// Kind of the object (`x-oss-object-type`).
    pub object_type: Option<ObjectType>,
    /// Where the next append must start: the length of the object (`x-oss-next-append-position`).
    pub next_append_position: Option<i64>,
    /// CRC-64 (ECMA-182) of the content as a decimal number (`x-oss-hash-crc64ecma`).
    pub hash_crc64: Option<String>,
    /// When and by which rule the object will expire (`x-oss-expiration`).
    pub expiration: Option<String>,
    /// Whether a restore runs or until when the object is restored (`x-oss-restore`).
    pub restore: Option<String>,
    /// Result of triggered processing, JSON (`x-oss-process-status`).
    pub process_status: Option<String>,
    /// Present when the requester paid (`x-oss-request-charged`).
    pub request_charged: Option<RequestPayerType>,
    /// Number of tags; absent without permission to read them (`x-oss-tagging-count`).
    pub tagging_count: Option<i32>,
    /// Version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// Origin that may make the request, or * (`Access-Control-Allow-Origin`).
    pub allow_origin: Option<String>,
    /// Methods that the cross-origin request may use (`Access-Control-Allow-Methods`).
    pub allow_methods: Option<String>,
    /// Request headers that the cross-origin request may carry (`Access-Control-Allow-Headers`).
    pub allow_headers: Option<String>,
    /// Response headers that scripts may read (`Access-Control-Expose-Headers`).
    pub expose_headers: Option<String>,
    /// How caches may keep the object when it is downloaded (`Cache-Control`).
    pub cache_control: Option<String>,
    /// Name and manner under which browsers save the object (`Content-Disposition`).
    pub content_disposition: Option<String>,
    /// Coding already applied to the content, such as gzip (`Content-Encoding`).
    pub content_encoding: Option<String>,
    /// When caches must refetch the object, as an HTTP date (`Expires`).
    pub expires: Option<String>,
    /// When a lifecycle rule moved the object to a colder class (`x-oss-transition-time`).
    pub transition_time: Option<UtcSeconds>,
    /// When appending was ended (`x-oss-sealed-time`).
    pub sealed_time: Option<UtcSeconds>,
    /// Until when the object is protected, UTC (`x-oss-object-worm-retain-until-date`).
    pub object_worm_retain_until_date: Option<UtcSeconds>,
    /// Mode of the object's retention (`x-oss-object-worm-mode`).
    pub object_worm_mode: Option<ObjectRetentionModeType>,
    /// Whether the object is under legal hold (`x-oss-object-worm-legal-hold`).
    pub object_worm_legal_hold: Option<ObjectLegalHoldStatusType>,
    /// How long a browser may keep this answer, in seconds (`Access-Control-Max-Age`).
    pub access_control_max_age: Option<String>,
}

fields!(HeadObject(bucket: BucketName, key: String) {
    version_id: String,
    if_match: String,
    if_none_match: String,
    if_modified_since: UtcSeconds,
    if_unmodified_since: UtcSeconds,
    request_payer: RequestPayerType,
});

impl Bucket {
    /// Reads all metadata of an object without its content. See [`HeadObject`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let head = bucket.head_object("exampledir/exampleobject.txt").send().await?;
    /// assert!(head.content_length.is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub fn head_object(&self, key: impl Into<String>) -> Call<HeadObject> {
        self.client()
            .call(HeadObject::new(self.name().clone(), key))
    }
}
