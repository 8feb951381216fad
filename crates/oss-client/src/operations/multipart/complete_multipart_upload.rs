//! `CompleteMultipartUpload`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::by_hand;
use crate::operations::common::{EncodingType, ObjectAcl, RequestPayer};
use crate::operations::multipart::{CompleteAll, CompletedParts};

/// Joins the parts of a multipart upload to an object.
///
/// The parts must be listed with their ETags, in the order of their numbers. With `complete_all`
/// OSS takes all parts that were uploaded, and no list can be given. With a callback, the body of
/// the answer is what the callback server answered.
///
/// Needs the permission `oss:PutObject`. OSS may refuse it with `CallbackFailed`, `EntityTooSmall`,
/// `FileAlreadyExists`, `InvalidArgument`, `InvalidPart`, `InvalidPartOrder`, `MalformedXML`,
/// `NoSuchBucket`, `NoSuchUpload`. API reference:
/// [CompleteMultipartUpload](https://www.alibabacloud.com/help/en/oss/developer-reference/completemultipartupload).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .complete_multipart_upload(
///         "exampledir/exampleobject.txt",
///         "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CompleteMultipartUpload {
    call: CallContext,
    bucket: BucketName,
    key: String,
    upload_id: String,
    encoding_type: Option<EncodingType>,
    forbid_overwrite: Option<bool>,
    complete_all: Option<CompleteAll>,
    completed_parts: Option<CompletedParts>,
    acl: Option<ObjectAcl>,
    callback: Option<String>,
    callback_var: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl CompleteMultipartUpload {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        upload_id: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            upload_id: upload_id.into(),
            encoding_type: None,
            forbid_overwrite: None,
            complete_all: None,
            completed_parts: None,
            acl: None,
            callback: None,
            callback_var: None,
            request_payer: None,
        }
    }

    /// How OSS encodes the names in the answer. The client asks for `url` and decodes the names,
    /// because XML cannot contain every character (parameter `encoding-type`).
    pub fn encoding_type(mut self, encoding_type: impl IntoField<EncodingType>) -> Self {
        self.encoding_type = encoding_type.into_field();
        self
    }

    /// Whether the request fails with `FileAlreadyExists` if the object already exists. It has no
    /// effect in a bucket with versioning (`x-oss-forbid-overwrite`).
    pub fn forbid_overwrite(mut self, forbid_overwrite: impl IntoField<bool>) -> Self {
        self.forbid_overwrite = forbid_overwrite.into_field();
        self
    }

    /// Whether OSS takes all parts that were uploaded. In this case no list of parts can be given
    /// (`x-oss-complete-all`).
    pub fn complete_all(mut self, complete_all: impl IntoField<CompleteAll>) -> Self {
        self.complete_all = complete_all.into_field();
        self
    }

    /// The parts that make up the object (`CompleteMultipartUpload`).
    pub fn completed_parts(mut self, completed_parts: impl IntoField<CompletedParts>) -> Self {
        self.completed_parts = completed_parts.into_field();
        self
    }

    /// The access control list of the object. By default the list of the bucket applies
    /// (`x-oss-object-acl`).
    pub fn acl(mut self, acl: impl IntoField<ObjectAcl>) -> Self {
        self.acl = acl.into_field();
        self
    }

    /// The callback settings, as Base64 of a JSON object with `callbackUrl` and `callbackBody`.
    /// [`Callback`](crate::callback::Callback) writes it (`x-oss-callback`).
    pub fn callback(mut self, callback: impl IntoField<String>) -> Self {
        self.callback = callback.into_field();
        self
    }

    /// The custom variables of the callback, as Base64 of a JSON object. Their names begin with
    /// `x:` (`x-oss-callback-var`).
    pub fn callback_var(mut self, callback_var: impl IntoField<String>) -> Self {
        self.callback_var = callback_var.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(CompleteMultipartUpload -> CompleteMultipartUploadOutput, bucket, key);
presign!(CompleteMultipartUpload);

impl Operation for CompleteMultipartUpload {
    type Output = CompleteMultipartUploadOutput;
    const NAME: &'static str = "CompleteMultipartUpload";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::POST, self.bucket, self.key)?
                .query("uploadId", self.upload_id)
                .query(
                    "encoding-type",
                    self.encoding_type.unwrap_or(EncodingType::Url),
                )
                .optional_header("x-oss-forbid-overwrite", self.forbid_overwrite)
                .optional_header("x-oss-complete-all", self.complete_all)
                .optional_xml("CompleteMultipartUpload", self.completed_parts.as_ref())
                .optional_header("x-oss-object-acl", self.acl)
                .optional_header("x-oss-callback", self.callback)
                .optional_header("x-oss-callback-var", self.callback_var)
                .optional_header("x-oss-request-payer", self.request_payer)
                .content_md5()
                .idempotency(Idempotency::Checked(Check::UploadCompleted)),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        by_hand::complete_multipart_upload::response(response)
    }
}

/// What [`CompleteMultipartUpload`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CompleteMultipartUploadOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// The CRC-64 of the whole object (`x-oss-hash-crc64ecma`). An object with parts that were
    /// copied from objects without checksum has none.
    pub crc64: Option<u64>,
    /// How the names in the answer are encoded on the wire. The client decodes them
    /// (`EncodingType`).
    pub encoding_type: Option<EncodingType>,
    /// The URL of the object (`Location`). When the request has a callback, the body is the answer
    /// of the callback server instead.
    pub location: Option<String>,
    /// The name of the bucket (`Bucket`). When the request has a callback, the body is the answer
    /// of the callback server instead.
    pub bucket: Option<String>,
    /// The key of the object (`Key`). When the request has a callback, the body is the answer of
    /// the callback server instead.
    pub key: Option<String>,
    /// The ETag of the object. It ends with a hyphen and the number of parts (`ETag`). When the
    /// request has a callback, the body is the answer of the callback server instead.
    pub etag: Option<ETag>,
    /// What the callback server answered. It is present only if the request has a callback.
    pub callback_result: Option<String>,
}
