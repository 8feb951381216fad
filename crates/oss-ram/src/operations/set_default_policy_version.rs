//! The operation `SetDefaultPolicyVersion`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Makes a version of a custom policy the default one, whose document applies.
///
/// # Errors
///
/// The code is `EntityNotExist.Policy.Version` or `EntityNotExist.Policy` if one of the two does not
/// exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct SetDefaultPolicyVersion {
    policy_name: String,
    version_id: String,
}

impl SetDefaultPolicyVersion {
    /// Creates the operation with the name of a custom policy and the id of a version, such as `v2`.
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
