//! `ProcessObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::RequestPayer;

/// Processes an image or a document and stores the result as an object.
///
/// The processing instruction ends with `sys/saveas`, which names the bucket and the key of the
/// result. The answer comes when the result is stored.
///
/// Needs the permission `oss:PostProcessTask`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchKey`. API reference:
/// [ProcessObject](https://www.alibabacloud.com/help/en/oss/developer-reference/processobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .process_object(
///         "exampledir/exampleobject.txt",
///         "image/resize,w_320|sys/saveas,o_Y2FyZC5qcGc,b_aGFyYm9yLW5vdGVz",
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ProcessObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    request_payer: Option<RequestPayer>,
    process: String,
}

impl ProcessObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>, process: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            request_payer: None,
            process: process.into(),
        }
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(ProcessObject -> ProcessObjectOutput, bucket, key);
presign!(ProcessObject);

impl Operation for ProcessObject {
    type Output = ProcessObjectOutput;
    const NAME: &'static str = "ProcessObject";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::POST, self.bucket, self.key)?
                .query("x-oss-process", "")
                .optional_header("x-oss-request-payer", self.request_payer)
                .form([("x-oss-process", self.process)])
                .content_md5(),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(ProcessObjectOutput {
            bucket: response.optional_json("bucket")?,
            file_size: response.optional_json("fileSize")?,
            object: response.optional_json("object")?,
            process_status: response.optional_json("status")?,
        })
    }
}

/// What [`ProcessObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ProcessObjectOutput {
    /// The bucket in which the result is stored (`bucket`).
    pub bucket: Option<String>,
    /// The size of the result, in bytes (`fileSize`).
    pub file_size: Option<u64>,
    /// The key of the result (`object`).
    pub object: Option<String>,
    /// `OK` if the result is stored (`status`).
    pub process_status: Option<String>,
}
