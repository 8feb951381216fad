//! The operation `ListPolicyVersions`.

use super::LARGEST_LIST;
use crate::{Error, Members, Operation, Parameters, PolicyName, PolicyVersion, names};

/// Lists the versions of a policy with their documents.
///
/// # Errors
///
/// The code is `EntityNotExist.Policy` if there is no such policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListPolicyVersions {
    policy: PolicyName,
}

/// The output of [`ListPolicyVersions`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPolicyVersionsOutput {
    /// The versions.
    pub policy_versions: Vec<PolicyVersion>,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl ListPolicyVersions {
    /// Creates the operation for a policy.
    pub fn new(policy: PolicyName) -> Self {
        Self { policy }
    }
}

impl Operation for ListPolicyVersions {
    type Output = ListPolicyVersionsOutput;
    const NAME: &'static str = "ListPolicyVersions";
    const LARGEST_ANSWER: usize = LARGEST_LIST;

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(self.policy.as_str())?;
        Ok(Parameters::new()
            .with("PolicyType", self.policy.type_name())
            .with("PolicyName", self.policy.as_str()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(ListPolicyVersionsOutput {
            policy_versions: answer.list("PolicyVersions", "PolicyVersion", PolicyVersion::read)?,
            request_id: answer.request_id()?,
        })
    }
}
