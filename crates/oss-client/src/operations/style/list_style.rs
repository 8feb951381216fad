//! `ListStyle`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::style::Styles;

/// Lists the styles of a bucket.
///
/// The answer contains all styles.
///
/// Needs the permission `oss:ListStyle`. OSS may refuse it with `NoSuchBucket`. API reference:
/// [ListStyle](https://www.alibabacloud.com/help/en/oss/developer-reference/liststyle).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.list_style().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListStyle {
    call: CallContext,
    bucket: BucketName,
}

impl ListStyle {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(ListStyle -> Styles, bucket);
presign!(ListStyle);

impl Operation for ListStyle {
    type Output = Styles;
    const NAME: &'static str = "ListStyle";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("style", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("StyleList")
    }
}
