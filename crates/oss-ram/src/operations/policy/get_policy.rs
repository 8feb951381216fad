//! `GetPolicy`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::policy::{Policy, PolicyVersion};
use crate::policy_name::PolicyName;
use crate::ram::Ram;

/// Reads a policy with its default version.
///
/// Needs the permission `ram:GetPolicy`. RAM may refuse it with `EntityNotExist.Policy`. API
/// reference:
/// [GetPolicy](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getpolicy).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use oss_ram::PolicyName;
///
/// let answer = ram.get_policy(PolicyName::custom("uploads")).send().await?;
/// if let Some(document) = &answer.default_policy_version.policy_document {
///     println!("{document}");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetPolicy {
    call: CallContext,
    policy: PolicyName,
}

impl GetPolicy {
    pub(crate) fn new(ram: &Ram, policy: impl Into<PolicyName>) -> Self {
        Self {
            call: CallContext::new(ram),
            policy: policy.into(),
        }
    }
}

call!(GetPolicy -> GetPolicyOutput, policy);

impl Operation for GetPolicy {
    type Output = GetPolicyOutput;
    const NAME: &'static str = "GetPolicy";

    fn request(self) -> Result<OperationRequest> {
        names::policy(self.policy.as_str())?;
        Ok(OperationRequest::new()
            .parameter("PolicyType", self.policy.type_name())
            .parameter("PolicyName", self.policy.as_str()))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Ok(GetPolicyOutput {
            policy: Policy::read(&response.object("Policy")?)?,
            default_policy_version: PolicyVersion::read(&response.object("DefaultPolicyVersion")?)?,
        })
    }
}

/// What [`GetPolicy`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetPolicyOutput {
    /// The policy.
    pub policy: Policy,
    /// The default version with its document.
    pub default_policy_version: PolicyVersion,
}
