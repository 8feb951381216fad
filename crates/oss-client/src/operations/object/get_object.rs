//! `GetObject`.

use std::collections::BTreeMap;

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::body::ObjectBody;
use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::{Error, Result};
use crate::operation::{Answer, Operation, OperationRequest};
use crate::operations::enums::{
    ObjectLegalHoldStatusType, ObjectRetentionModeType, ObjectType, RangeBehaviorType,
    RequestPayerType, ServerSideDataEncryptionType, ServerSideEncryptionType, StorageClassType,
};
use crate::range::ByteRange;
use crate::response::Response;
use crate::timestamp;

/// Downloads an object, or a range of it.
///
/// Archive objects must be restored first, unless direct reading is on. A range is asked for by
/// the standard behaviour unless another is set: one that cannot be satisfied gives 416.
///
/// Needs the permission `oss:GetObject`. Protocol: [GetObject](https://www.alibabacloud.com/help/en/oss/developer-reference/getobject).
#[derive(Clone)]
pub struct GetObject {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: String,
    /// Go on only when the entity tag equals this; else 412 (`If-Match`).
    pub if_match: Option<String>,
    /// Go on only when the entity tag differs from this; else 304 (`If-None-Match`).
    pub if_none_match: Option<String>,
    /// Go on only when modified after this time; else 304 (`If-Modified-Since`).
    pub if_modified_since: Option<UtcSeconds>,
    /// Go on only when not modified after this time; else 412 (`If-Unmodified-Since`).
    pub if_unmodified_since: Option<UtcSeconds>,
    /// Bytes to read, as bytes=first-last, bytes=first- or bytes=-last (`Range`).
    pub range: Option<ByteRange>,
    /// standard: an invalid range gives 416 instead of the whole object (`x-oss-range-behavior`).
    pub range_behavior: Option<RangeBehaviorType>,
    /// Cache-Control of the answer, for signed requests (`response-cache-control`).
    pub response_cache_control: Option<String>,
    /// Content-Disposition of the answer, for signed requests (`response-content-disposition`).
    pub response_content_disposition: Option<String>,
    /// Content-Encoding of the answer, for signed requests (`response-content-encoding`).
    pub response_content_encoding: Option<String>,
    /// Content-Language of the answer, for signed requests (`response-content-language`).
    pub response_content_language: Option<String>,
    /// Content-Type of the answer, for signed requests (`response-content-type`).
    pub response_content_type: Option<String>,
    /// Expires of the answer, for signed requests (`response-expires`).
    pub response_expires: Option<String>,
    /// Which version; the current one by default (parameter `versionId`).
    pub version_id: Option<String>,
    /// Speed limit in bit/s, 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub traffic_limit: Option<i64>,
    /// Processing instruction, for example image/resize,w_200 (parameter `x-oss-process`).
    pub process: Option<String>,
    /// requester: the caller agrees to pay where requesters are charged (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
    /// Codings that the caller takes; gzip drops length and checksum (`Accept-Encoding`).
    pub accept_encoding: Option<String>,
}

impl Operation for GetObject {
    type Output = GetObjectOutput;
    const NAME: &'static str = "GetObject";
    const ANSWER: Answer = Answer::Stream;

    fn request(self) -> Result<OperationRequest> {
        if self.range.is_some_and(ByteRange::is_empty) {
            return Err(Error::invalid_request("range: it names no byte"));
        }
        let mut request = OperationRequest::object(Method::GET, self.bucket, self.key)?;
        if self.range.is_some() {
            // Without it OSS answers a range that it cannot satisfy with the whole object.
            request = request.default_header("x-oss-range-behavior", RangeBehaviorType::Standard);
        }
        Ok(request
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
            .optional_header("range", self.range)
            .optional_header("x-oss-range-behavior", self.range_behavior)
            .optional_query("response-cache-control", self.response_cache_control)
            .optional_query(
                "response-content-disposition",
                self.response_content_disposition,
            )
            .optional_query("response-content-encoding", self.response_content_encoding)
            .optional_query("response-content-language", self.response_content_language)
            .optional_query("response-content-type", self.response_content_type)
            .optional_query("response-expires", self.response_expires)
            .optional_query("versionId", self.version_id)
            .optional_header("x-oss-traffic-limit", self.traffic_limit)
            .optional_query("x-oss-process", self.process)
            .optional_header("x-oss-request-payer", self.request_payer)
            .optional_header("accept-encoding", self.accept_encoding))
    }

    fn response(mut response: Response) -> Result<Self::Output> {
        let body = response.take_body();
        Ok(GetObjectOutput {
            request_id: response.request_id(),
            content_length: response.number("content-length"),
            content_range: response.text("content-range"),
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
            tagging_count: response.number("x-oss-tagging-count"),
            delete_marker: response.boolean("x-oss-delete-marker"),
            version_id: response.text("x-oss-version-id"),
            body,
            cache_control: response.text("cache-control"),
            content_disposition: response.text("content-disposition"),
            content_encoding: response.text("content-encoding"),
            expires: response.text("expires"),
            sealed_time: response.http_date("x-oss-sealed-time"),
            object_worm_retain_until_date: response.iso8601("x-oss-object-worm-retain-until-date"),
            object_worm_mode: response.choice("x-oss-object-worm-mode"),
            object_worm_legal_hold: response.choice("x-oss-object-worm-legal-hold"),
        })
    }
}

/// What [`GetObject`] answers.
#[derive(Debug)]
#[non_exhaustive]
pub struct GetObjectOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Length of the body in bytes; of the range for 206 (`Content-Length`).
    pub content_length: Option<i64>,
    /// Which bytes of how many are in the body (`Content-Range`).
    pub content_range: Option<String>,
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
    /// Number of tags; absent without permission to read them (`x-oss-tagging-count`).
    pub tagging_count: Option<i32>,
    /// Whether the version is, or the call made, a delete marker (`x-oss-delete-marker`).
    pub delete_marker: Option<bool>,
    /// Version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// Content of the request or answer, as a stream.
    pub body: ObjectBody,
    /// How caches may keep the object when it is downloaded (`Cache-Control`).
    pub cache_control: Option<String>,
    /// Name and manner under which browsers save the object (`Content-Disposition`).
    pub content_disposition: Option<String>,
    /// Coding already applied to the content, such as gzip (`Content-Encoding`).
    pub content_encoding: Option<String>,
    /// When caches must refetch the object, as an HTTP date (`Expires`).
    pub expires: Option<String>,
    /// When appending was ended (`x-oss-sealed-time`).
    pub sealed_time: Option<UtcSeconds>,
    /// Until when the object is protected, UTC (`x-oss-object-worm-retain-until-date`).
    pub object_worm_retain_until_date: Option<UtcSeconds>,
    /// Mode of the object's retention (`x-oss-object-worm-mode`).
    pub object_worm_mode: Option<ObjectRetentionModeType>,
    /// Whether the object is under legal hold (`x-oss-object-worm-legal-hold`).
    pub object_worm_legal_hold: Option<ObjectLegalHoldStatusType>,
}

fields!(GetObject(bucket: BucketName, key: String) {
    if_match: String,
    if_none_match: String,
    if_modified_since: UtcSeconds,
    if_unmodified_since: UtcSeconds,
    range: ByteRange,
    range_behavior: RangeBehaviorType,
    response_cache_control: String,
    response_content_disposition: String,
    response_content_encoding: String,
    response_content_language: String,
    response_content_type: String,
    response_expires: String,
    version_id: String,
    traffic_limit: i64,
    process: String,
    request_payer: RequestPayerType,
    accept_encoding: String,
});

impl Bucket {
    /// Downloads an object, or a range of it. See [`GetObject`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let object = bucket.get_object("exampledir/exampleobject.txt").send().await?;
    /// let text = object.body.text().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_object(&self, key: impl Into<String>) -> Call<GetObject> {
        self.client().call(GetObject::new(self.name().clone(), key))
    }
}
