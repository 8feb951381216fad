//! `InitiateMultipartUpload`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::common::{
    EncodingType, LegalHoldStatus, RequestPayer, RetentionMode, ServerSideDataEncryption,
    ServerSideEncryption, StorageClass, StoredObject,
};
use crate::tags::Tags;

/// Starts a multipart upload.
///
/// The answer contains the upload ID, which every further request of the upload needs. Metadata,
/// encryption and storage class of the object are set here and not with the parts. OSS charges for
/// the parts until the upload is completed or aborted.
///
/// Needs the permission `oss:PutObject`. OSS may refuse it with `FileAlreadyExists`,
/// `InvalidArgument`, `InvalidEncryptionAlgorithmError`, `InvalidObjectName`, `NoSuchBucket`. API
/// reference:
/// [InitiateMultipartUpload](https://www.alibabacloud.com/help/en/oss/developer-reference/initiatemultipartupload).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .initiate_multipart_upload("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct InitiateMultipartUpload {
    call: CallContext,
    stored_object: StoredObject,
    bucket: BucketName,
    key: String,
    encoding_type: Option<EncodingType>,
    forbid_overwrite: Option<bool>,
    request_payer: Option<RequestPayer>,
    object_worm_retain_until_date: Option<UtcSeconds>,
    object_worm_mode: Option<RetentionMode>,
    object_worm_legal_hold: Option<LegalHoldStatus>,
}

impl InitiateMultipartUpload {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            stored_object: StoredObject::default(),
            bucket: bucket.name().clone(),
            key: key.into(),
            encoding_type: None,
            forbid_overwrite: None,
            request_payer: None,
            object_worm_retain_until_date: None,
            object_worm_mode: None,
            object_worm_legal_hold: None,
        }
    }

    /// How OSS encodes the names in the answer. The client asks for `url` and decodes the names,
    /// because XML cannot contain every character (parameter `encoding-type`).
    pub fn encoding_type(mut self, encoding_type: impl IntoField<EncodingType>) -> Self {
        self.encoding_type = encoding_type.into_field();
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

    /// Whether the request fails with `FileAlreadyExists` if the object already exists. It has no
    /// effect in a bucket with versioning (`x-oss-forbid-overwrite`).
    pub fn forbid_overwrite(mut self, forbid_overwrite: impl IntoField<bool>) -> Self {
        self.forbid_overwrite = forbid_overwrite.into_field();
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

call!(InitiateMultipartUpload -> InitiateMultipartUploadOutput, bucket, key);
presign!(InitiateMultipartUpload);

impl Operation for InitiateMultipartUpload {
    type Output = InitiateMultipartUploadOutput;
    const NAME: &'static str = "InitiateMultipartUpload";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(self
            .stored_object
            .add_to(OperationRequest::object(
                Method::POST,
                self.bucket,
                self.key,
            )?)
            .query("uploads", "")
            .query(
                "encoding-type",
                self.encoding_type.unwrap_or(EncodingType::Url),
            )
            .optional_header("x-oss-forbid-overwrite", self.forbid_overwrite)
            .optional_header("x-oss-request-payer", self.request_payer)
            .optional_header(
                "x-oss-object-worm-retain-until-date",
                self.object_worm_retain_until_date
                    .map(UtcSeconds::to_iso_millis),
            )
            .optional_header("x-oss-object-worm-mode", self.object_worm_mode)
            .optional_header("x-oss-object-worm-legal-hold", self.object_worm_legal_hold)
            .content_type_from_key()
            .idempotency(Idempotency::Overwrite))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("InitiateMultipartUploadResult", |root| {
            let mut bucket = None;
            let mut key = None;
            let mut upload_id = None;
            let mut encoding_type = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Bucket" => child.set(&mut bucket)?,
                    "Key" => child.set_name(&mut key)?,
                    "UploadId" => child.set(&mut upload_id)?,
                    "EncodingType" => child.set(&mut encoding_type)?,
                    _ => {}
                }
            }
            Ok(InitiateMultipartUploadOutput {
                bucket: root.required("Bucket", bucket)?,
                key: root.required("Key", key)?,
                upload_id: root.required("UploadId", upload_id)?,
                encoding_type,
            })
        })
    }
}

/// What [`InitiateMultipartUpload`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct InitiateMultipartUploadOutput {
    /// The name of the bucket (`Bucket`).
    pub bucket: String,
    /// The key of the object (`Key`).
    pub key: String,
    /// The ID of the upload, which every further request of the upload needs (`UploadId`).
    pub upload_id: String,
    /// How the names in the answer are encoded on the wire. The client decodes them
    /// (`EncodingType`).
    pub encoding_type: Option<EncodingType>,
}
