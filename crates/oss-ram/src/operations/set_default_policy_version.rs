//! `SetDefaultPolicyVersion`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Makes a version of a policy of the account the one that holds.
///
/// # Errors
///
/// `EntityNotExist.Policy.Version`, `EntityNotExist.Policy`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct SetDefaultPolicyVersion {
    policy_name: String,
    version_id: String,
}

impl SetDefaultPolicyVersion {
    /// Takes a policy of the account and the version.
    pub fn new(policy_name: impl Into<String>, version_id: impl Into<String>) -> Self {
        Self {
            policy_name: policy_name.into(),
            version_id: version_id.into(),
        }
    }
}

impl Operation for SetDefaultPolicyVersion {
    type Output = Done;
    const NAME: &'static str = "SetDefaultPolicyVersion";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(&self.policy_name)?;
        names::version(&self.version_id)?;
        Ok(Parameters::new()
            .with("PolicyName", &self.policy_name)
            .with("VersionId", &self.version_id))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Done::read(answer)
    }
}
