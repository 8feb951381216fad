//! `PutObject`.

use std::collections::BTreeMap;

use http::Method;
use oss_sign::{BucketName, UtcSeconds};
use oss_transport::Body;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::document;
use crate::error::Result;
use crate::operation::{Check, Idempotency, Operation, OperationRequest};
use crate::operations::enums::{
    ObjectAclType, ObjectLegalHoldStatusType, ObjectRetentionModeType, RequestPayerType,
    ServerSideDataEncryptionType, ServerSideEncryptionType, StorageClassType,
};
use crate::response::Response;

/// Uploads an object in one request.
///
/// At most 5 GB; an existing object of that name is overwritten unless forbidden or kept as an
/// older version. With a callback, OSS answers with what the callback server said, and 203 means
/// the object is stored but the callback failed.
///
/// Needs the permission `oss:PutObject`. Protocol: [PutObject](https://www.alibabacloud.com/help/en/oss/developer-reference/putobject).
pub struct PutObject {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: String,
    /// How caches may keep the object when it is downloaded (`Cache-Control`).
    pub cache_control: Option<String>,
    /// Name and manner under which browsers save the object (`Content-Disposition`).
    pub content_disposition: Option<String>,
    /// Coding already applied to the content, such as gzip (`Content-Encoding`).
    pub content_encoding: Option<String>,
    /// Length of the body in bytes (`Content-Length`).
    pub content_length: Option<i64>,
    /// Base64 MD5 digest of the body; OSS refuses a body that does not match (`Content-MD5`).
    pub content_md5: Option<String>,
    /// Media type of the object; application/octet-stream by default (`Content-Type`).
    pub content_type: Option<String>,
    /// When caches must refetch the object, as an HTTP date (`Expires`).
    pub expires: Option<String>,
    /// Whether to fail with FileAlreadyExists when the object exists; has no effect in buckets with
    /// versioning (`x-oss-forbid-overwrite`).
    pub forbid_overwrite: Option<bool>,
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
    /// User metadata: names after the prefix, case-insensitive; 8 KB in all (`x-oss-meta-*`).
    pub metadata: BTreeMap<String, String>,
    /// Tags, as k1=v1&k2=v2 with URL-encoded names and values (`x-oss-tagging`).
    pub tagging: Option<String>,
    /// Callback settings: base64 of a JSON object with callbackUrl and callbackBody
    /// (`x-oss-callback`).
    pub callback: Option<String>,
    /// Custom callback variables: base64 of a JSON object whose names start with x:
    /// (`x-oss-callback-var`).
    pub callback_var: Option<String>,
    /// Speed limit in bit/s, 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub traffic_limit: Option<i64>,
    /// Content of the request or answer, as a stream.
    pub body: Body,
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

impl Operation for PutObject {
    type Output = PutObjectOutput;
    const NAME: &'static str = "PutObject";

    fn request(self) -> Result<OperationRequest> {
        let idempotency = match (&self.callback, self.forbid_overwrite) {
            // The callback would be made twice.
            (Some(_), _) => Idempotency::Never,
            (None, Some(true)) => Idempotency::Checked(Check::ObjectStored),
            (None, _) => Idempotency::Overwrite,
        };
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .content_type_from_key()
                .check_crc64()
                .optional_header("cache-control", self.cache_control)
                .optional_header("content-disposition", self.content_disposition)
                .optional_header("content-encoding", self.content_encoding)
                .optional_header("content-length", self.content_length)
                .optional_header("content-md5", self.content_md5)
                .optional_header("content-type", self.content_type)
                .optional_header("expires", self.expires)
                .optional_header("x-oss-forbid-overwrite", self.forbid_overwrite)
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
                .user_metadata("x-oss-meta-", self.metadata)
                .optional_header("x-oss-tagging", self.tagging)
                .optional_header("x-oss-callback", self.callback)
                .optional_header("x-oss-callback-var", self.callback_var)
                .optional_header("x-oss-traffic-limit", self.traffic_limit)
                .body(self.body)
                .optional_header("x-oss-request-payer", self.request_payer)
                .optional_header(
                    "x-oss-object-worm-retain-until-date",
                    self.object_worm_retain_until_date
                        .map(UtcSeconds::to_iso_millis),
                )
                .optional_header("x-oss-object-worm-mode", self.object_worm_mode)
                .optional_header("x-oss-object-worm-legal-hold", self.object_worm_legal_hold)
                .idempotency(idempotency),
        )
    }

    fn response(response: Response) -> Result<Self::Output> {
        // Only the server of a callback sends something back.
        if response.request_lacks("x-oss-callback") {
            document::check_nothing(response.document())?;
        }
        Ok(PutObjectOutput {
            request_id: response.request_id(),
            recovered: response.recovered(),
            content_md5: response.text("content-md5"),
            etag: response.text("etag"),
            hash_crc64: response.text("x-oss-hash-crc64ecma"),
            version_id: response.text("x-oss-version-id"),
            callback_result: response.document_text(),
        })
    }
}

/// What [`PutObject`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PutObjectOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Whether the answer of an earlier attempt got lost and the object was found stored.
    pub recovered: bool,
    /// Base64 MD5 digest of what OSS received (`Content-MD5`).
    pub content_md5: Option<String>,
    /// Entity tag of the content, in double quotes; MD5 only for objects written by one PUT
    /// (`ETag`).
    pub etag: Option<String>,
    /// CRC-64 (ECMA-182) of the content as a decimal number (`x-oss-hash-crc64ecma`).
    pub hash_crc64: Option<String>,
    /// Version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// Answer of the callback server, JSON; present only when a callback was asked for.
    pub callback_result: Option<String>,
}

fields!(PutObject(bucket: BucketName, key: String) {
    cache_control: String,
    content_disposition: String,
    content_encoding: String,
    content_length: i64,
    content_md5: String,
    content_type: String,
    expires: String,
    forbid_overwrite: bool,
    server_side_encryption: ServerSideEncryptionType,
    server_side_data_encryption: ServerSideDataEncryptionType,
    server_side_encryption_key_id: String,
    acl: ObjectAclType,
    storage_class: StorageClassType,
    tagging: String,
    callback: String,
    callback_var: String,
    traffic_limit: i64,
    request_payer: RequestPayerType,
    object_worm_retain_until_date: UtcSeconds,
    object_worm_mode: ObjectRetentionModeType,
    object_worm_legal_hold: ObjectLegalHoldStatusType,
} and metadata, body);

impl Call<PutObject> {
    /// Adds one entry of user metadata (header `x-oss-meta-NAME`): visible ASCII, 8 KiB in all.
    pub fn metadata(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.operation.metadata.insert(name.into(), value.into());
        self
    }

    /// The content. Bytes and files can be sent again after a failure, one-shot streams cannot.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.operation.body = body.into();
        self
    }
}

impl Bucket {
    /// Uploads an object in one request. See [`PutObject`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.put_object("exampledir/exampleobject.txt").body("hello world").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_object(&self, key: impl Into<String>) -> Call<PutObject> {
        self.client().call(PutObject::new(self.name().clone(), key))
    }
}
