//! `PutBucketReplication`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::replication::ReplicationConfiguration;

/// Adds a replication rule to a bucket.
///
/// If the rule has no ID, OSS makes one, which the answer contains. Both buckets must have the same
/// versioning status.
///
/// Needs the permission `oss:PutBucketReplication`. OSS may refuse it with
/// `BucketReplicationAlreadyExist`, `InvalidTargetBucket`, `NoSuchBucket`. API reference:
/// [PutBucketReplication](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::replication::{ReplicationConfiguration, ReplicationDestination, ReplicationRule};
///
/// let response = bucket
///     .put_bucket_replication(ReplicationConfiguration::new([ReplicationRule::new(
///         ReplicationDestination::new("harbor-mirror", "oss-cn-beijing"),
///     )]))
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketReplication {
    call: CallContext,
    bucket: BucketName,
    replication_configuration: ReplicationConfiguration,
}

impl PutBucketReplication {
    pub(crate) fn new(
        bucket: &Bucket,
        replication_configuration: impl Into<ReplicationConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            replication_configuration: replication_configuration.into(),
        }
    }
}

call!(PutBucketReplication -> PutBucketReplicationOutput, bucket);
presign!(PutBucketReplication);

impl Operation for PutBucketReplication {
    type Output = PutBucketReplicationOutput;
    const NAME: &'static str = "PutBucketReplication";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("comp", "add")
            .query("replication", "")
            .xml("ReplicationConfiguration", &self.replication_configuration)
            .content_md5())
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(PutBucketReplicationOutput {
            replication_rule_id: response.text("x-oss-replication-rule-id"),
        })
    }
}

/// What [`PutBucketReplication`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PutBucketReplicationOutput {
    /// The ID of the new rule (`x-oss-replication-rule-id`). The answers of only some servers have
    /// it.
    pub replication_rule_id: Option<String>,
}
