//! The operation `DeletePolicyVersion`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Deletes a version of a custom policy that is not the default one.
///
/// # Errors
///
/// The code is `DeleteConflict.Policy.Version.Default` for the default version, and
/// `EntityNotExist.Policy.Version` or `EntityNotExist.Policy` if one of the two does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeletePolicyVersion {
    policy_name: String,
    version_id: String,
}

impl DeletePolicyVersion {
    /// Creates the operation with the name of a custom policy and the id of a version, such as `v2`.
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
