//! `GetBucketTags`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::Tagging;

/// Reads the tags of a bucket.
///
/// The list is empty if the bucket has no tags.
///
/// Needs the permission `oss:GetBucketTagging`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketTags](https://www.alibabacloud.com/help/en/oss/developer-reference/getbuckettags).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_tags().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketTags {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketTags {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketTags -> Tagging, bucket);
presign!(GetBucketTags);

impl Operation for GetBucketTags {
    type Output = Tagging;
    const NAME: &'static str = "GetBucketTags";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("tagging", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("Tagging")
    }
}
