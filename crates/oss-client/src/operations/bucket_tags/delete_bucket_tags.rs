//! `DeleteBucketTags`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes all tags of a bucket, or only some of them.
///
/// The request succeeds even if the bucket has no tags.
///
/// Needs the permission `oss:DeleteBucketTagging`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketTags](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebuckettags).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_tags().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketTags {
    call: CallContext,
    bucket: BucketName,
    tagging: Option<String>,
}

impl DeleteBucketTags {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            tagging: None,
        }
    }

    /// The keys of the tags that are deleted, separated by commas. Without it, all tags are deleted
    /// (parameter `tagging`).
    pub fn tagging(mut self, tagging: impl IntoField<String>) -> Self {
        self.tagging = tagging.into_field();
        self
    }
}

call!(DeleteBucketTags -> (), bucket);
presign!(DeleteBucketTags);

impl Operation for DeleteBucketTags {
    type Output = ();
    const NAME: &'static str = "DeleteBucketTags";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("tagging", self.tagging.unwrap_or_default()))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
