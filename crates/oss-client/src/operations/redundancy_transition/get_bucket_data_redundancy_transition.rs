//! `GetBucketDataRedundancyTransition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::redundancy_transition::DataRedundancyTransition;

/// Reads the progress of a change of the redundancy type.
///
/// The answer contains the percentage and the estimated remaining time while the change is running.
///
/// Needs the permission `oss:GetBucketDataRedundancyTransition`. OSS may refuse it with
/// `NoSuchBucket`, `NoSuchBucketDataRedundancyTransition`. API reference:
/// [GetBucketDataRedundancyTransition](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketdataredundancytransition).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_bucket_data_redundancy_transition("4be5beb0f74f490186311b268bf6000a")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketDataRedundancyTransition {
    call: CallContext,
    bucket: BucketName,
    task_id: String,
}

impl GetBucketDataRedundancyTransition {
    pub(crate) fn new(bucket: &Bucket, task_id: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            task_id: task_id.into(),
        }
    }
}

call!(GetBucketDataRedundancyTransition -> DataRedundancyTransition, bucket);
presign!(GetBucketDataRedundancyTransition);

impl Operation for GetBucketDataRedundancyTransition {
    type Output = DataRedundancyTransition;
    const NAME: &'static str = "GetBucketDataRedundancyTransition";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("redundancyTransition", "")
            .query("x-oss-redundancy-transition-taskid", self.task_id))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("BucketDataRedundancyTransition")
    }
}
