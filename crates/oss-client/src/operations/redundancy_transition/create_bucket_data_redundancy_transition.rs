//! `CreateBucketDataRedundancyTransition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::DataRedundancy;
use crate::operations::redundancy_transition::DataRedundancyTransition;

/// Starts the change of a bucket from locally redundant to zone-redundant storage.
///
/// The change runs in the background and cannot be reversed. GetBucketDataRedundancyTransition
/// tells its progress.
///
/// Needs the permission `oss:CreateBucketDataRedundancyTransition`. OSS may refuse it with
/// `BucketDataRedundancyTransitionAlreadyExist`, `NoSuchBucket`, `TooManyCnameToken`. API
/// reference:
/// [CreateBucketDataRedundancyTransition](https://www.alibabacloud.com/help/en/oss/developer-reference/createbucketdataredundancytransition).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::DataRedundancy;
///
/// let response = bucket
///     .create_bucket_data_redundancy_transition(DataRedundancy::Zrs)
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CreateBucketDataRedundancyTransition {
    call: CallContext,
    bucket: BucketName,
    target_redundancy: DataRedundancy,
}

impl CreateBucketDataRedundancyTransition {
    pub(crate) fn new(bucket: &Bucket, target_redundancy: impl Into<DataRedundancy>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            target_redundancy: target_redundancy.into(),
        }
    }
}

call!(CreateBucketDataRedundancyTransition -> DataRedundancyTransition, bucket);
presign!(CreateBucketDataRedundancyTransition);

impl Operation for CreateBucketDataRedundancyTransition {
    type Output = DataRedundancyTransition;
    const NAME: &'static str = "CreateBucketDataRedundancyTransition";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("redundancyTransition", "")
            .query("x-oss-target-redundancy-type", self.target_redundancy))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("BucketDataRedundancyTransition")
    }
}
