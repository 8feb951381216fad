//! `GetAccessPointPolicyForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};

/// Reads the policy of an access point for object processing.
///
/// The answer is the JSON document as it was stored.
///
/// Needs the permission `oss:GetAccessPointPolicyForObjectProcess`. OSS may refuse it with
/// `NoSuchAccessPointForObjectProcess`, `NoSuchBucket`. API reference:
/// [GetAccessPointPolicyForObjectProcess](https://www.alibabacloud.com/help/en/oss/developer-reference/getaccesspointpolicyforobjectprocess).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_access_point_policy_for_object_process("shrink-door")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetAccessPointPolicyForObjectProcess {
    call: CallContext,
    bucket: BucketName,
    name: String,
}

impl GetAccessPointPolicyForObjectProcess {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
        }
    }
}

call!(GetAccessPointPolicyForObjectProcess -> GetAccessPointPolicyForObjectProcessOutput, bucket);
presign!(GetAccessPointPolicyForObjectProcess);

impl Operation for GetAccessPointPolicyForObjectProcess {
    type Output = GetAccessPointPolicyForObjectProcessOutput;
    const NAME: &'static str = "GetAccessPointPolicyForObjectProcess";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("accessPointPolicyForObjectProcess", "")
            .header("x-oss-access-point-for-object-process-name", self.name))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(GetAccessPointPolicyForObjectProcessOutput {
            policy: response.document_text().unwrap_or_default(),
        })
    }
}

/// What [`GetAccessPointPolicyForObjectProcess`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetAccessPointPolicyForObjectProcessOutput {
    /// The policy, as JSON.
    pub policy: String,
}
