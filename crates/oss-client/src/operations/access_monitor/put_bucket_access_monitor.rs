//! `PutBucketAccessMonitor`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::access_monitor::AccessMonitorConfiguration;

/// Turns the tracking of the last access time of a bucket's objects on or off.
///
/// Access tracking must be on before a lifecycle rule can use the access time, and OSS refuses to
/// turn it off as long as such a rule exists.
///
/// Needs the permission `oss:PutBucketAccessMonitor`. OSS may refuse it with
/// `AccessMonitorDisableNotAllowed`, `MalformedXML`, `NoSuchBucket`. API reference:
/// [PutBucketAccessMonitor](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketaccessmonitor).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::access_monitor::AccessMonitorConfiguration;
/// use oss_client::operations::common::AccessMonitorStatus;
///
/// bucket
///     .put_bucket_access_monitor(AccessMonitorConfiguration::new(
///         AccessMonitorStatus::Enabled,
///     ))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketAccessMonitor {
    call: CallContext,
    bucket: BucketName,
    access_monitor_configuration: AccessMonitorConfiguration,
}

impl PutBucketAccessMonitor {
    pub(crate) fn new(
        bucket: &Bucket,
        access_monitor_configuration: impl Into<AccessMonitorConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            access_monitor_configuration: access_monitor_configuration.into(),
        }
    }
}

call!(PutBucketAccessMonitor -> (), bucket);
presign!(PutBucketAccessMonitor);

impl Operation for PutBucketAccessMonitor {
    type Output = ();
    const NAME: &'static str = "PutBucketAccessMonitor";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("accessmonitor", "")
            .xml(
                "AccessMonitorConfiguration",
                &self.access_monitor_configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
