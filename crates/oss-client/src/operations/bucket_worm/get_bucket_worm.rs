//! `GetBucketWorm`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::bucket_worm::WormConfiguration;

/// Reads the retention policy of a bucket.
///
/// The request fails with `NoSuchWORMConfiguration` if the bucket has none.
///
/// Needs the permission `oss:GetBucketWorm`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchWORMConfiguration`. API reference:
/// [GetBucketWorm](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketworm).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_worm().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketWorm {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketWorm {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketWorm -> WormConfiguration, bucket);
presign!(GetBucketWorm);

impl Operation for GetBucketWorm {
    type Output = WormConfiguration;
    const NAME: &'static str = "GetBucketWorm";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("worm", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("WormConfiguration")
    }
}
