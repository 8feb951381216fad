//! `DeleteBucketReplication`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Idempotency, Operation, OperationRequest, RawResponse,
};
use crate::operations::replication::ReplicationRuleIds;

/// Deletes a replication rule of a bucket.
///
/// The rule has the status `closing` until OSS has cleaned up. Objects that are already replicated
/// stay.
///
/// Needs the permission `oss:DeleteBucketReplication`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchReplicationRule`. API reference:
/// [DeleteBucketReplication](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketreplication).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::replication::ReplicationRuleIds;
///
/// bucket
///     .delete_bucket_replication(ReplicationRuleIds::new(["rule-harbor-1"]))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketReplication {
    call: CallContext,
    bucket: BucketName,
    replication_rules: ReplicationRuleIds,
}

impl DeleteBucketReplication {
    pub(crate) fn new(bucket: &Bucket, replication_rules: impl Into<ReplicationRuleIds>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            replication_rules: replication_rules.into(),
        }
    }
}

call!(DeleteBucketReplication -> (), bucket);
presign!(DeleteBucketReplication);

impl Operation for DeleteBucketReplication {
    type Output = ();
    const NAME: &'static str = "DeleteBucketReplication";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("comp", "delete")
            .query("replication", "")
            .xml("ReplicationRules", &self.replication_rules)
            .content_md5()
            .idempotency(Idempotency::Overwrite))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
