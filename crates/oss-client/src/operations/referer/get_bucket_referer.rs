//! `GetBucketReferer`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::referer::RefererConfiguration;

/// Reads which websites can link to the objects of a bucket.
///
/// A bucket without this setting answers an empty list, and that empty referers are allowed.
///
/// Needs the permission `oss:GetBucketReferer`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketReferer](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketreferer).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_referer().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketReferer {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketReferer {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketReferer -> RefererConfiguration, bucket);
presign!(GetBucketReferer);

impl Operation for GetBucketReferer {
    type Output = RefererConfiguration;
    const NAME: &'static str = "GetBucketReferer";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("referer", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("RefererConfiguration")
    }
}
