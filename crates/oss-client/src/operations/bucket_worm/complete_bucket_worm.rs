//! `CompleteBucketWorm`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Idempotency, Operation, OperationRequest, RawResponse,
};

/// Locks the retention policy of a bucket.
///
/// A locked policy cannot be deleted or shortened any more. ExtendBucketWorm can only lengthen it.
///
/// Needs the permission `oss:CompleteBucketWorm`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchWORMConfiguration`. API reference:
/// [CompleteBucketWorm](https://www.alibabacloud.com/help/en/oss/developer-reference/completebucketworm).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .complete_bucket_worm("W0RM1D2031HARBOR")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CompleteBucketWorm {
    call: CallContext,
    bucket: BucketName,
    worm_id: String,
}

impl CompleteBucketWorm {
    pub(crate) fn new(bucket: &Bucket, worm_id: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            worm_id: worm_id.into(),
        }
    }
}

call!(CompleteBucketWorm -> (), bucket);
presign!(CompleteBucketWorm);

impl Operation for CompleteBucketWorm {
    type Output = ();
    const NAME: &'static str = "CompleteBucketWorm";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("wormId", self.worm_id)
            .idempotency(Idempotency::Overwrite))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
