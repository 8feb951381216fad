//! `ListBucketDataRedundancyTransition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::redundancy_transition::DataRedundancyTransitions;

/// Lists the changes of the redundancy type of a bucket.
///
/// A bucket has at most one such change at a time.
///
/// Needs the permission `oss:ListBucketDataRedundancyTransition`. OSS may refuse it with
/// `NoSuchBucket`. API reference:
/// [ListBucketDataRedundancyTransition](https://www.alibabacloud.com/help/en/oss/developer-reference/listbucketdataredundancytransition).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .list_bucket_data_redundancy_transition()
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListBucketDataRedundancyTransition {
    call: CallContext,
    bucket: BucketName,
}

impl ListBucketDataRedundancyTransition {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(ListBucketDataRedundancyTransition -> DataRedundancyTransitions, bucket);
presign!(ListBucketDataRedundancyTransition);

impl Operation for ListBucketDataRedundancyTransition {
    type Output = DataRedundancyTransitions;
    const NAME: &'static str = "ListBucketDataRedundancyTransition";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("redundancyTransition", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ListBucketDataRedundancyTransition")
    }
}
