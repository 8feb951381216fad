//! `DeleteBucket`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse,
};

/// Deletes an empty bucket.
///
/// The request fails with `BucketNotEmpty` as long as the bucket has objects, versions, delete
/// markers, unfinished multipart uploads or live channels.
///
/// Needs the permission `oss:DeleteBucket`. OSS may refuse it with `BucketNotEmpty`,
/// `NoSuchBucket`. API reference:
/// [DeleteBucket](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucket).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucket {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucket {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucket -> (), bucket);
presign!(DeleteBucket);

impl Operation for DeleteBucket {
    type Output = ();
    const NAME: &'static str = "DeleteBucket";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .idempotency(Idempotency::Checked(Check::Absent)))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
