//! `GetBucketReplicationLocation`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::replication::ReplicationLocation;

/// Lists the regions to which a bucket can be replicated.
///
/// The answer also tells which regions support acceleration and replication time control.
///
/// Needs the permission `oss:GetBucketReplicationLocation`. OSS may refuse it with `NoSuchBucket`.
/// API reference:
/// [GetBucketReplicationLocation](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketreplicationlocation).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_replication_location().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketReplicationLocation {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketReplicationLocation {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketReplicationLocation -> ReplicationLocation, bucket);
presign!(GetBucketReplicationLocation);

impl Operation for GetBucketReplicationLocation {
    type Output = ReplicationLocation;
    const NAME: &'static str = "GetBucketReplicationLocation";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("replicationLocation", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ReplicationLocation")
    }
}
