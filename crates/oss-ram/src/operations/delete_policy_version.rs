//! `DeletePolicyVersion`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Deletes a version of a policy of the account that does not hold.
///
/// # Errors
///
/// `DeleteConflict.Policy.Version.Default`, `EntityNotExist.Policy.Version`, `EntityNotExist.Policy`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeletePolicyVersion {
    policy_name: String,
    version_id: String,
}

impl DeletePolicyVersion {
    /// Takes a policy of the account and the version.
    pub fn new(policy_name: impl Into<String>, version_id: impl Into<String>) -> Self {
        Self {
            policy_name: policy_name.into(),
            version_id: version_id.into(),
        }
    }
}

impl Operation for DeletePolicyVersion {
    type Output = Done;
    const NAME: &'static str = "DeletePolicyVersion";

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
