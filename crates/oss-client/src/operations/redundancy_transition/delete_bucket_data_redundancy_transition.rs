//! `DeleteBucketDataRedundancyTransition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes a change of the redundancy type that has not started.
///
/// OSS refuses to delete a change that is running.
///
/// Needs the permission `oss:DeleteBucketDataRedundancyTransition`. OSS may refuse it with
/// `NoSuchBucket`, `NoSuchBucketDataRedundancyTransition`. API reference:
/// [DeleteBucketDataRedundancyTransition](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketdataredundancytransition).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .delete_bucket_data_redundancy_transition("4be5beb0f74f490186311b268bf6000a")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketDataRedundancyTransition {
    call: CallContext,
    bucket: BucketName,
    task_id: String,
}

impl DeleteBucketDataRedundancyTransition {
    pub(crate) fn new(bucket: &Bucket, task_id: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            task_id: task_id.into(),
        }
    }
}

call!(DeleteBucketDataRedundancyTransition -> (), bucket);
presign!(DeleteBucketDataRedundancyTransition);

impl Operation for DeleteBucketDataRedundancyTransition {
    type Output = ();
    const NAME: &'static str = "DeleteBucketDataRedundancyTransition";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("redundancyTransition", "")
            .query("x-oss-redundancy-transition-taskid", self.task_id))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
