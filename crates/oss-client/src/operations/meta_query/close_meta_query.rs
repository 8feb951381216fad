//! `CloseMetaQuery`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Idempotency, Operation, OperationRequest, RawResponse,
};

/// Deletes the metadata index of a bucket.
///
/// The objects of the bucket stay as they are.
///
/// Needs the permission `oss:CloseMetaQuery`. OSS may refuse it with `MetaQueryNotExist`,
/// `NoSuchBucket`. API reference:
/// [CloseMetaQuery](https://www.alibabacloud.com/help/en/oss/developer-reference/closemetaquery).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.close_meta_query().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CloseMetaQuery {
    call: CallContext,
    bucket: BucketName,
}

impl CloseMetaQuery {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(CloseMetaQuery -> (), bucket);
presign!(CloseMetaQuery);

impl Operation for CloseMetaQuery {
    type Output = ();
    const NAME: &'static str = "CloseMetaQuery";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("comp", "delete")
            .query("metaQuery", "")
            .idempotency(Idempotency::Overwrite))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
