//! `GetBucketReplicationProgress`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::replication::ReplicationProgress;

/// Reads the progress of a replication rule.
///
/// The progress of historical objects is a share between 0 and 1. That of new objects is the time
/// before which every object is replicated.
///
/// Needs the permission `oss:GetBucketReplicationProgress`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchReplicationRule`. API reference:
/// [GetBucketReplicationProgress](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketreplicationprogress).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_bucket_replication_progress("rule-harbor-1")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketReplicationProgress {
    call: CallContext,
    bucket: BucketName,
    rule_id: String,
}

impl GetBucketReplicationProgress {
    pub(crate) fn new(bucket: &Bucket, rule_id: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            rule_id: rule_id.into(),
        }
    }
}

call!(GetBucketReplicationProgress -> ReplicationProgress, bucket);
presign!(GetBucketReplicationProgress);

impl Operation for GetBucketReplicationProgress {
    type Output = ReplicationProgress;
    const NAME: &'static str = "GetBucketReplicationProgress";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("replicationProgress", "")
            .query("rule-id", self.rule_id))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ReplicationProgress")
    }
}
