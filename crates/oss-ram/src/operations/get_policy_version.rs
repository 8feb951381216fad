//! The operation `GetPolicyVersion`.

use crate::{Error, Members, Operation, Parameters, PolicyName, PolicyVersion, names};

/// Reads a version of a policy with its document.
///
/// # Errors
///
/// The code is `EntityNotExist.Policy.Version` or `EntityNotExist.Policy` if one of the two does not
/// exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetPolicyVersion {
    policy: PolicyName,
    version_id: String,
}

/// The output of [`GetPolicyVersion`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetPolicyVersionOutput {
    /// The version.
    pub policy_version: PolicyVersion,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl GetPolicyVersion {
    /// Creates the operation for a policy and the id of a version, such as `v2`.
    pub fn new(policy: PolicyName, version_id: impl Into<String>) -> Self {
        Self {
            policy,
            version_id: version_id.into(),
        }
    }
}

impl Operation for GetPolicyVersion {
    type Output = GetPolicyVersionOutput;
    const NAME: &'static str = "GetPolicyVersion";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(self.policy.as_str())?;
        names::version(&self.version_id)?;
        Ok(Parameters::new()
            .with("PolicyType", self.policy.type_name())
            .with("PolicyName", self.policy.as_str())
            .with("VersionId", &self.version_id))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(GetPolicyVersionOutput {
            policy_version: PolicyVersion::read(&answer.object("PolicyVersion")?)?,
            request_id: answer.request_id()?,
        })
    }
}
