//! `DoMetaQueryAction`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;
use oss_transport::Body;

use crate::body::ObjectBody;
use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Calls an action of the data indexing interface with a body of the caller's choice.
///
/// Use it for actions that have no operation of their own. The body and the answer are passed on
/// unchanged.
///
/// OSS may refuse it with `InvalidArgument`, `NoSuchBucket`. API reference:
/// [DoMetaQueryAction](https://www.alibabacloud.com/help/en/oss/developer-reference/dometaqueryaction).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.do_meta_query_action("createDataset").send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DoMetaQueryAction {
    call: CallContext,
    bucket: BucketName,
    action: String,
    body: Body,
}

impl DoMetaQueryAction {
    pub(crate) fn new(bucket: &Bucket, action: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            action: action.into(),
            body: Body::empty(),
        }
    }

    /// The body of the action.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }
}

call!(DoMetaQueryAction -> DoMetaQueryActionOutput, bucket);
presign!(DoMetaQueryAction);

impl Operation for DoMetaQueryAction {
    type Output = DoMetaQueryActionOutput;
    const NAME: &'static str = "DoMetaQueryAction";
    const ANSWER: Answer = Answer::Stream;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("metaQuery", "")
            .header("content-type", "application/xml")
            .query("action", self.action)
            .body(self.body))
    }

    fn response(mut response: RawResponse) -> Result<Self::Output> {
        Ok(DoMetaQueryActionOutput {
            body: response.take_body(),
        })
    }
}

/// What [`DoMetaQueryAction`] answers.
#[derive(Debug)]
#[non_exhaustive]
pub struct DoMetaQueryActionOutput {
    /// The answer of the action.
    pub body: ObjectBody,
}
