//! `AsyncProcessObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::RequestPayer;

/// Starts the processing of an object in the background.
///
/// The answer contains the ID of the task. The processing instruction can name where the result is
/// stored and who is notified.
///
/// Needs the permission `oss:PostProcessTask`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchKey`. API reference:
/// [AsyncProcessObject](https://www.alibabacloud.com/help/en/oss/developer-reference/asyncprocessobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .async_process_object(
///         "exampledir/exampleobject.txt",
///         "video/convert,f_mp4,vcodec_h264",
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct AsyncProcessObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    request_payer: Option<RequestPayer>,
    process: String,
}

impl AsyncProcessObject {
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

call!(AsyncProcessObject -> AsyncProcessObjectOutput, bucket, key);
presign!(AsyncProcessObject);

impl Operation for AsyncProcessObject {
    type Output = AsyncProcessObjectOutput;
    const NAME: &'static str = "AsyncProcessObject";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::POST, self.bucket, self.key)?
                .query("x-oss-async-process", "")
                .optional_header("x-oss-request-payer", self.request_payer)
                .form([("x-oss-async-process", self.process)])
                .content_md5(),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(AsyncProcessObjectOutput {
            event_id: response.json("EventId")?,
            request_id: response.json("RequestId")?,
            task_id: response.json("TaskId")?,
        })
    }
}

/// What [`AsyncProcessObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct AsyncProcessObjectOutput {
    /// The ID of the event (`EventId`).
    pub event_id: String,
    /// The ID of the request (`RequestId`).
    pub request_id: String,
    /// The ID of the task (`TaskId`).
    pub task_id: String,
}
