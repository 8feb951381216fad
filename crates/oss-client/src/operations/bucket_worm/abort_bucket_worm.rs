//! `AbortBucketWorm`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse,
};

/// Deletes a retention policy that is not locked yet.
///
/// The request fails with `WORMConfigurationLocked` if the policy is locked.
///
/// Needs the permission `oss:AbortBucketWorm`. OSS may refuse it with `NoSuchBucket`,
/// `WORMConfigurationLocked`. API reference:
/// [AbortBucketWorm](https://www.alibabacloud.com/help/en/oss/developer-reference/abortbucketworm).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.abort_bucket_worm().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct AbortBucketWorm {
    call: CallContext,
    bucket: BucketName,
}

impl AbortBucketWorm {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(AbortBucketWorm -> (), bucket);
presign!(AbortBucketWorm);

impl Operation for AbortBucketWorm {
    type Output = ();
    const NAME: &'static str = "AbortBucketWorm";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("worm", "")
            .idempotency(Idempotency::Checked(Check::Absent)))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
