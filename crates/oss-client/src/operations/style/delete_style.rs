//! `DeleteStyle`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes a style of a bucket.
///
/// Afterwards requests that use the style fail.
///
/// Needs the permission `oss:DeleteStyle`. OSS may refuse it with `NoSuchBucket`. API reference:
/// [DeleteStyle](https://www.alibabacloud.com/help/en/oss/developer-reference/deletestyle).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_style("card").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteStyle {
    call: CallContext,
    bucket: BucketName,
    style_name: String,
}

impl DeleteStyle {
    pub(crate) fn new(bucket: &Bucket, style_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            style_name: style_name.into(),
        }
    }
}

call!(DeleteStyle -> (), bucket);
presign!(DeleteStyle);

impl Operation for DeleteStyle {
    type Output = ();
    const NAME: &'static str = "DeleteStyle";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("style", "")
            .query("styleName", self.style_name))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
