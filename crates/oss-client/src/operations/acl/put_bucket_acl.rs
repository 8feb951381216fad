//! `PutBucketAcl`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::BucketAcl;

/// Sets the access control list of a bucket.
///
/// OSS refuses the public lists while public access is blocked. If the bucket does not exist, OSS
/// creates it.
///
/// Needs the permission `oss:PutBucketAcl`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`. API reference:
/// [PutBucketAcl](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketacl).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::BucketAcl;
///
/// bucket.put_bucket_acl(BucketAcl::Private).send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketAcl {
    call: CallContext,
    bucket: BucketName,
    acl: BucketAcl,
}

impl PutBucketAcl {
    pub(crate) fn new(bucket: &Bucket, acl: impl Into<BucketAcl>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            acl: acl.into(),
        }
    }
}

call!(PutBucketAcl -> (), bucket);
presign!(PutBucketAcl);

impl Operation for PutBucketAcl {
    type Output = ();
    const NAME: &'static str = "PutBucketAcl";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("acl", "")
            .header("x-oss-acl", self.acl))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
