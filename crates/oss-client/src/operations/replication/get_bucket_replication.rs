//! `GetBucketReplication`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::replication::ReplicationConfiguration;

/// Reads the replication rules of a bucket.
///
/// The request fails with `NoSuchReplicationConfiguration` if the bucket has none. A rule that is
/// being deleted is still listed.
///
/// Needs the permission `oss:GetBucketReplication`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchReplicationConfiguration`. API reference:
/// [GetBucketReplication](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketreplication).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_replication().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketReplication {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketReplication {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketReplication -> ReplicationConfiguration, bucket);
presign!(GetBucketReplication);

impl Operation for GetBucketReplication {
    type Output = ReplicationConfiguration;
    const NAME: &'static str = "GetBucketReplication";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("replication", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ReplicationConfiguration")
    }
}
