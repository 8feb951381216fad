//! `GetStyle`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::style::Style;

/// Reads a style of a bucket.
///
/// The request fails with `NoSuchStyle` if there is no style of this name.
///
/// Needs the permission `oss:GetStyle`. OSS may refuse it with `NoSuchBucket`, `NoSuchStyle`. API
/// reference: [GetStyle](https://www.alibabacloud.com/help/en/oss/developer-reference/getstyle).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_style("card").send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetStyle {
    call: CallContext,
    bucket: BucketName,
    style_name: String,
}

impl GetStyle {
    pub(crate) fn new(bucket: &Bucket, style_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            style_name: style_name.into(),
        }
    }
}

call!(GetStyle -> Style, bucket);
presign!(GetStyle);

impl Operation for GetStyle {
    type Output = Style;
    const NAME: &'static str = "GetStyle";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("style", "")
            .query("styleName", self.style_name))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("Style")
    }
}
