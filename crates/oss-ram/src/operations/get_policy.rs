//! The operation `GetPolicy`.

use crate::{Error, Members, Operation, Parameters, Policy, PolicyName, PolicyVersion, names};

/// Reads a policy with its default version.
///
/// # Errors
///
/// The code is `EntityNotExist.Policy` if there is no such policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetPolicy {
    policy: PolicyName,
}

/// The output of [`GetPolicy`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetPolicyOutput {
    /// The policy.
    pub policy: Policy,
    /// The default version with its document.
    pub default_policy_version: PolicyVersion,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl GetPolicy {
    /// Creates the operation for a policy.
    pub fn new(policy: PolicyName) -> Self {
        Self { policy }
    }
}

impl Operation for GetPolicy {
    type Output = GetPolicyOutput;
    const NAME: &'static str = "GetPolicy";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(self.policy.as_str())?;
        Ok(Parameters::new()
            .with("PolicyType", self.policy.type_name())
            .with("PolicyName", self.policy.as_str()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(GetPolicyOutput {
            policy: Policy::read(&answer.object("Policy")?)?,
            default_policy_version: PolicyVersion::read(&answer.object("DefaultPolicyVersion")?)?,
            request_id: answer.request_id()?,
        })
    }
}
