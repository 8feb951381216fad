//! `CopyObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::by_hand;
use crate::operations::common::{
    LegalHoldStatus, ObjectAcl, RequestPayer, RetentionMode, ServerSideDataEncryption,
    ServerSideEncryption, StorageClass, StoredObject,
};
use crate::operations::object::{MetadataDirective, TaggingDirective};
use crate::tags::Tags;
use crate::timestamp;

/// Copies an object within a region.
///
/// The source can have up to 5 GiB; larger objects must be copied part by part with UploadPartCopy.
/// The copy takes over the metadata and the tags of the source unless the directives say otherwise.
/// Copying an object to itself changes its metadata.
///
/// Needs the permissions `oss:GetObject` and `oss:PutObject`. OSS may refuse it with
/// `EntityTooLarge`, `FileAlreadyExists`, `InvalidArgument`, `NoSuchBucket`, `NoSuchKey`,
/// `NotModified`, `PreconditionFailed`. API reference:
/// [CopyObject](https://www.alibabacloud.com/help/en/oss/developer-reference/copyobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .copy_object("exampledir/copy.txt", "exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CopyObject {
    call: CallContext,
    pub(in crate::operations) stored_object: StoredObject,
    pub(in crate::operations) bucket: BucketName,
    pub(in crate::operations) key: String,
    pub(in crate::operations) source_bucket: Option<String>,
    pub(in crate::operations) source_key: String,
    pub(in crate::operations) source_version_id: Option<String>,
    pub(in crate::operations) forbid_overwrite: Option<bool>,
    pub(in crate::operations) source_if_match: Option<ETag>,
    pub(in crate::operations) source_if_none_match: Option<ETag>,
    pub(in crate::operations) source_if_modified_since: Option<UtcSeconds>,
    pub(in crate::operations) source_if_unmodified_since: Option<UtcSeconds>,
    pub(in crate::operations) metadata_directive: Option<MetadataDirective>,
    pub(in crate::operations) acl: Option<ObjectAcl>,
    pub(in crate::operations) tagging_directive: Option<TaggingDirective>,
    pub(in crate::operations) traffic_limit: Option<u64>,
    pub(in crate::operations) request_payer: Option<RequestPayer>,
    pub(in crate::operations) object_worm_retain_until_date: Option<UtcSeconds>,
    pub(in crate::operations) object_worm_mode: Option<RetentionMode>,
    pub(in crate::operations) object_worm_legal_hold: Option<LegalHoldStatus>,
}

impl CopyObject {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        source_key: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            stored_object: StoredObject::default(),
            bucket: bucket.name().clone(),
            key: key.into(),
            source_bucket: None,
            source_key: source_key.into(),
            source_version_id: None,
            forbid_overwrite: None,
            source_if_match: None,
            source_if_none_match: None,
            source_if_modified_since: None,
            source_if_unmodified_since: None,
            metadata_directive: None,
            acl: None,
            tagging_directive: None,
            traffic_limit: None,
            request_payer: None,
            object_worm_retain_until_date: None,
            object_worm_mode: None,
            object_worm_legal_hold: None,
        }
    }

    /// The bucket of the source. The default is the bucket of the copy.
    pub fn source_bucket(mut self, source_bucket: impl IntoField<String>) -> Self {
        self.source_bucket = source_bucket.into_field();
        self
    }

    /// The version of the source. The default is the current version.
    pub fn source_version_id(mut self, source_version_id: impl IntoField<String>) -> Self {
        self.source_version_id = source_version_id.into_field();
        self
    }

    /// Whether the request fails with `FileAlreadyExists` if the object already exists. It has no
    /// effect in a bucket with versioning (`x-oss-forbid-overwrite`).
    pub fn forbid_overwrite(mut self, forbid_overwrite: impl IntoField<bool>) -> Self {
        self.forbid_overwrite = forbid_overwrite.into_field();
        self
    }

    /// The request succeeds only if the source has this ETag; otherwise OSS answers with status 412
    /// (`x-oss-copy-source-if-match`).
    pub fn source_if_match(mut self, source_if_match: impl IntoField<ETag>) -> Self {
        self.source_if_match = source_if_match.into_field();
        self
    }

    /// The request succeeds only if the source has another ETag; otherwise OSS answers with status
    /// 304 (`x-oss-copy-source-if-none-match`).
    pub fn source_if_none_match(mut self, source_if_none_match: impl IntoField<ETag>) -> Self {
        self.source_if_none_match = source_if_none_match.into_field();
        self
    }

    /// The request succeeds only if the source was modified after this time; otherwise OSS answers
    /// with status 304 (`x-oss-copy-source-if-modified-since`).
    pub fn source_if_modified_since(
        mut self,
        source_if_modified_since: impl IntoField<UtcSeconds>,
    ) -> Self {
        self.source_if_modified_since = source_if_modified_since.into_field();
        self
    }

    /// The request succeeds only if the source was not modified after this time; otherwise OSS
    /// answers with status 412 (`x-oss-copy-source-if-unmodified-since`).
    pub fn source_if_unmodified_since(
        mut self,
        source_if_unmodified_since: impl IntoField<UtcSeconds>,
    ) -> Self {
        self.source_if_unmodified_since = source_if_unmodified_since.into_field();
        self
    }

    /// Whether the copy takes over the metadata of the source or gets the metadata of this request.
    /// By default it takes over that of the source (`x-oss-metadata-directive`).
    pub fn metadata_directive(
        mut self,
        metadata_directive: impl IntoField<MetadataDirective>,
    ) -> Self {
        self.metadata_directive = metadata_directive.into_field();
        self
    }

    /// How caches can store the object when it is downloaded (`Cache-Control`).
    pub fn cache_control(mut self, cache_control: impl IntoField<String>) -> Self {
        self.stored_object.cache_control = cache_control.into_field();
        self
    }

    /// Under which name, and how, browsers save the object.
    /// [`ContentDisposition`](crate::ContentDisposition) writes it for names in any script
    /// (`Content-Disposition`).
    pub fn content_disposition(mut self, content_disposition: impl IntoField<String>) -> Self {
        self.stored_object.content_disposition = content_disposition.into_field();
        self
    }

    /// The coding of the content, for example `gzip`. OSS stores the name and does not change the
    /// content (`Content-Encoding`).
    pub fn content_encoding(mut self, content_encoding: impl IntoField<String>) -> Self {
        self.stored_object.content_encoding = content_encoding.into_field();
        self
    }

    /// The media type of the object. If it is not given, the client derives it from the extension
    /// of the key (`Content-Type`).
    pub fn content_type(mut self, content_type: impl IntoField<String>) -> Self {
        self.stored_object.content_type = content_type.into_field();
        self
    }

    /// When the object expires in caches, as an HTTP date (`Expires`).
    pub fn expires(mut self, expires: impl IntoField<String>) -> Self {
        self.stored_object.expires = expires.into_field();
        self
    }

    /// How the object is encrypted on the server (`x-oss-server-side-encryption`).
    pub fn server_side_encryption(
        mut self,
        server_side_encryption: impl IntoField<ServerSideEncryption>,
    ) -> Self {
        self.stored_object.server_side_encryption = server_side_encryption.into_field();
        self
    }

    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`x-oss-server-side-data-encryption`).
    pub fn server_side_data_encryption(
        mut self,
        server_side_data_encryption: impl IntoField<ServerSideDataEncryption>,
    ) -> Self {
        self.stored_object.server_side_data_encryption = server_side_data_encryption.into_field();
        self
    }

    /// The ID of the KMS key. It is used only with KMS (`x-oss-server-side-encryption-key-id`).
    pub fn server_side_encryption_key_id(
        mut self,
        server_side_encryption_key_id: impl IntoField<String>,
    ) -> Self {
        self.stored_object.server_side_encryption_key_id =
            server_side_encryption_key_id.into_field();
        self
    }

    /// The storage class. The default is that of the bucket (`x-oss-storage-class`).
    pub fn storage_class(mut self, storage_class: impl IntoField<StorageClass>) -> Self {
        self.stored_object.storage_class = storage_class.into_field();
        self
    }

    /// The user metadata. Names are case-insensitive. All names and values together can have up to
    /// 8 KiB (`x-oss-meta-*`).
    pub fn metadata(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.stored_object
            .metadata
            .insert(name.into(), value.into());
        self
    }

    /// The tags of the object: [`Tags`](crate::Tags), pairs, or a text in the form
    /// `key1=value1&key2=value2` with percent-encoded keys and values (`x-oss-tagging`).
    pub fn tagging(mut self, tagging: impl IntoField<Tags>) -> Self {
        self.stored_object.tagging = tagging.into_field();
        self
    }

    /// The access control list of the object. By default the list of the bucket applies
    /// (`x-oss-object-acl`).
    pub fn acl(mut self, acl: impl IntoField<ObjectAcl>) -> Self {
        self.acl = acl.into_field();
        self
    }

    /// Whether the copy takes over the tags of the source or gets the tags of this request. By
    /// default it takes over those of the source (`x-oss-tagging-directive`).
    pub fn tagging_directive(
        mut self,
        tagging_directive: impl IntoField<TaggingDirective>,
    ) -> Self {
        self.tagging_directive = tagging_directive.into_field();
        self
    }

    /// The limit of the speed, in bit/s, from 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub fn traffic_limit(mut self, traffic_limit: impl IntoField<u64>) -> Self {
        self.traffic_limit = traffic_limit.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }

    /// Until when the object cannot be deleted or overwritten
    /// (`x-oss-object-worm-retain-until-date`).
    pub fn object_worm_retain_until_date(
        mut self,
        object_worm_retain_until_date: impl IntoField<UtcSeconds>,
    ) -> Self {
        self.object_worm_retain_until_date = object_worm_retain_until_date.into_field();
        self
    }

    /// Whether the retention of the object can be bypassed (`x-oss-object-worm-mode`).
    pub fn object_worm_mode(mut self, object_worm_mode: impl IntoField<RetentionMode>) -> Self {
        self.object_worm_mode = object_worm_mode.into_field();
        self
    }

    /// Whether the object is under legal hold (`x-oss-object-worm-legal-hold`).
    pub fn object_worm_legal_hold(
        mut self,
        object_worm_legal_hold: impl IntoField<LegalHoldStatus>,
    ) -> Self {
        self.object_worm_legal_hold = object_worm_legal_hold.into_field();
        self
    }
}

call!(CopyObject -> CopyObjectOutput, bucket, key);
presign!(CopyObject);

impl Operation for CopyObject {
    type Output = CopyObjectOutput;
    const NAME: &'static str = "CopyObject";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        let idempotency = match self.forbid_overwrite {
            Some(true) => Idempotency::Checked(Check::Copied),
            _ => Idempotency::Overwrite,
        };
        let request = by_hand::copy_object::request(
            &self,
            OperationRequest::object(Method::PUT, self.bucket.clone(), self.key.clone())?,
        )?;
        Ok(self
            .stored_object
            .add_to(request)
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
            .optional_header("x-oss-object-acl", self.acl)
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
            .copy_source(self.source_bucket, self.source_key, self.source_version_id)?
            .idempotency(idempotency))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("CopyObjectResult", |root| {
            let mut last_modified = None;
            let mut etag = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "LastModified" => child.set(&mut last_modified)?,
                    "ETag" => child.set(&mut etag)?,
                    _ => {}
                }
            }
            Ok(CopyObjectOutput {
                crc64: response.number("x-oss-hash-crc64ecma"),
                version_id: response.text("x-oss-version-id"),
                source_version_id: response.text("x-oss-copy-source-version-id"),
                server_side_encryption: response.choice("x-oss-server-side-encryption"),
                server_side_data_encryption: response.choice("x-oss-server-side-data-encryption"),
                server_side_encryption_key_id: response.text("x-oss-server-side-encryption-key-id"),
                last_modified: root.required("LastModified", last_modified)?,
                etag: root.required("ETag", etag)?,
            })
        })
    }
}

/// What [`CopyObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CopyObjectOutput {
    /// The CRC-64 of the whole object (`x-oss-hash-crc64ecma`). An object that was stored before
    /// OSS computed checksums has none.
    pub crc64: Option<u64>,
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// The version ID of the source (`x-oss-copy-source-version-id`).
    pub source_version_id: Option<String>,
    /// How the object is encrypted on the server (`x-oss-server-side-encryption`).
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`x-oss-server-side-data-encryption`).
    pub server_side_data_encryption: Option<ServerSideDataEncryption>,
    /// The ID of the KMS key. It is used only with KMS (`x-oss-server-side-encryption-key-id`).
    pub server_side_encryption_key_id: Option<String>,
    /// When the copy was stored (`LastModified`).
    pub last_modified: UtcSeconds,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`).
    pub etag: ETag,
}
