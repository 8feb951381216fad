//! `GetBucketAccessMonitor`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::access_monitor::AccessMonitorConfiguration;

/// Reads whether a bucket tracks the last access time of its objects.
///
/// A bucket without this setting answers that tracking is disabled.
///
/// Needs the permission `oss:GetBucketAccessMonitor`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketAccessMonitor](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketaccessmonitor).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_access_monitor().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketAccessMonitor {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketAccessMonitor {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketAccessMonitor -> AccessMonitorConfiguration, bucket);
presign!(GetBucketAccessMonitor);

impl Operation for GetBucketAccessMonitor {
    type Output = AccessMonitorConfiguration;
    const NAME: &'static str = "GetBucketAccessMonitor";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("accessmonitor", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("AccessMonitorConfiguration")
    }
}
