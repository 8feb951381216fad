//! `GetAccessPointPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};

/// Reads the policy of an access point.
///
/// The answer is the JSON document as it was stored. The request fails with
/// `NoSuchAccessPointPolicy` if the access point has no policy.
///
/// Needs the permission `oss:GetAccessPointPolicy`. OSS may refuse it with `NoSuchAccessPoint`,
/// `NoSuchAccessPointPolicy`, `NoSuchBucket`. API reference:
/// [GetAccessPointPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/getaccesspointpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_access_point_policy("night-door").send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetAccessPointPolicy {
    call: CallContext,
    bucket: BucketName,
    name: String,
}

impl GetAccessPointPolicy {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
        }
    }
}

call!(GetAccessPointPolicy -> GetAccessPointPolicyOutput, bucket);
presign!(GetAccessPointPolicy);

impl Operation for GetAccessPointPolicy {
    type Output = GetAccessPointPolicyOutput;
    const NAME: &'static str = "GetAccessPointPolicy";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("accessPointPolicy", "")
            .header("x-oss-access-point-name", self.name))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(GetAccessPointPolicyOutput {
            policy: response.document_text().unwrap_or_default(),
        })
    }
}

/// What [`GetAccessPointPolicy`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetAccessPointPolicyOutput {
    /// The policy, as JSON.
    pub policy: String,
}
