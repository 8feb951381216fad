//! `PutAccessPointPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Sets the policy of an access point.
///
/// The policy is a JSON document whose resources name the access point. It replaces the former
/// policy.
///
/// Needs the permission `oss:PutAccessPointPolicy`. OSS may refuse it with `MalformedPolicy`,
/// `NoSuchAccessPoint`, `NoSuchBucket`. API reference:
/// [PutAccessPointPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/putaccesspointpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.put_access_point_policy("night-door", "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutAccessPointPolicy {
    call: CallContext,
    bucket: BucketName,
    name: String,
    policy: String,
}

impl PutAccessPointPolicy {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>, policy: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
            policy: policy.into(),
        }
    }
}

call!(PutAccessPointPolicy -> (), bucket);
presign!(PutAccessPointPolicy);

impl Operation for PutAccessPointPolicy {
    type Output = ();
    const NAME: &'static str = "PutAccessPointPolicy";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("accessPointPolicy", "")
            .header("x-oss-access-point-name", self.name)
            .document("application/xml", self.policy)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
