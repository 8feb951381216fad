//! `PutBucketRtc`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::replication::RtcConfiguration;

/// Turns the replication time control of a replication rule on or off.
///
/// With it, OSS replicates most objects within minutes. OSS charges for it.
///
/// Needs the permission `oss:PutBucketRtc`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchReplicationRule`. API reference:
/// [PutBucketRtc](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketrtc).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::replication::{ReplicationTimeControl, RtcConfiguration, RtcStatus};
///
/// bucket
///     .put_bucket_rtc(RtcConfiguration::new(
///         ReplicationTimeControl::new(RtcStatus::Enabled),
///         "rule-harbor-1",
///     ))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketRtc {
    call: CallContext,
    bucket: BucketName,
    rtc_configuration: RtcConfiguration,
}

impl PutBucketRtc {
    pub(crate) fn new(bucket: &Bucket, rtc_configuration: impl Into<RtcConfiguration>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            rtc_configuration: rtc_configuration.into(),
        }
    }
}

call!(PutBucketRtc -> (), bucket);
presign!(PutBucketRtc);

impl Operation for PutBucketRtc {
    type Output = ();
    const NAME: &'static str = "PutBucketRtc";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("rtc", "")
            .xml("ReplicationRule", &self.rtc_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
