//! `GetPolicy`.

use crate::{Error, Members, Operation, Parameters, Policy, PolicyName, PolicyVersion, names};

/// Reads a policy with the version that holds.
///
/// # Errors
///
/// `EntityNotExist.Policy`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetPolicy {
    policy: PolicyName,
}

/// What [`GetPolicy`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetPolicyOutput {
    /// The policy.
    pub policy: Policy,
    /// The version that holds, with its document.
    pub default_policy_version: PolicyVersion,
    /// The id of the call.
    pub request_id: String,
}

impl GetPolicy {
    /// Takes the policy.
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
