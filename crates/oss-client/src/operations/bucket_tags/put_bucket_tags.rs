//! `PutBucketTags`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::Tagging;

/// Sets the tags of a bucket.
///
/// The new tags replace all former ones. A bucket can have 20 tags. A key has up to 64 bytes and a
/// value up to 128 bytes.
///
/// Needs the permission `oss:PutBucketTagging`. OSS may refuse it with `InvalidTag`,
/// `MalformedXML`, `NoSuchBucket`. API reference:
/// [PutBucketTags](https://www.alibabacloud.com/help/en/oss/developer-reference/putbuckettags).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::{Tag, Tagging};
///
/// bucket
///     .put_bucket_tags(Tagging::new([Tag::new("team", "ledger")]))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketTags {
    call: CallContext,
    bucket: BucketName,
    tagging: Tagging,
}

impl PutBucketTags {
    pub(crate) fn new(bucket: &Bucket, tagging: impl Into<Tagging>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            tagging: tagging.into(),
        }
    }
}

call!(PutBucketTags -> (), bucket);
presign!(PutBucketTags);

impl Operation for PutBucketTags {
    type Output = ();
    const NAME: &'static str = "PutBucketTags";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("tagging", "")
            .xml("Tagging", &self.tagging)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
