//! `DeleteAccessPointPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the policy of an access point.
///
/// Afterwards only the bucket's policy and the permissions of the owner's users decide about
/// requests through the access point.
///
/// Needs the permission `oss:DeleteAccessPointPolicy`. OSS may refuse it with `NoSuchAccessPoint`,
/// `NoSuchBucket`. API reference:
/// [DeleteAccessPointPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteaccesspointpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .delete_access_point_policy("night-door")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteAccessPointPolicy {
    call: CallContext,
    bucket: BucketName,
    name: String,
}

impl DeleteAccessPointPolicy {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
        }
    }
}

call!(DeleteAccessPointPolicy -> (), bucket);
presign!(DeleteAccessPointPolicy);

impl Operation for DeleteAccessPointPolicy {
    type Output = ();
    const NAME: &'static str = "DeleteAccessPointPolicy";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("accessPointPolicy", "")
            .header("x-oss-access-point-name", self.name))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
