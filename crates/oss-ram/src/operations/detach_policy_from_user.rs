//! The operation `DetachPolicyFromUser`.

use crate::{Done, Error, Members, Operation, Parameters, PolicyName, names};

/// Detaches a policy from a user, which removes its rights from the user.
///
/// # Errors
///
/// The code is `EntityNotExist.User.Policy` if the policy was not attached.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DetachPolicyFromUser {
    policy: PolicyName,
    user_name: String,
    resource_group_id: Option<String>,
}

impl DetachPolicyFromUser {
    /// Creates the operation for a policy and the name of a user.
    pub fn new(policy: PolicyName, user_name: impl Into<String>) -> Self {
        Self {
            policy,
            user_name: user_name.into(),
            resource_group_id: None,
        }
    }

    /// Restricts the attachment to a resource group. By default it is for the whole account. Within a
    /// resource group, `sts:AssumeRole` has no effect.
    pub fn resource_group_id(mut self, resource_group_id: impl Into<String>) -> Self {
        self.resource_group_id = Some(resource_group_id.into());
        self
    }
}

impl Operation for DetachPolicyFromUser {
    type Output = Done;
    const NAME: &'static str = "DetachPolicyFromUser";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(self.policy.as_str())?;
        names::user("UserName", &self.user_name)?;
        Ok(Parameters::new()
            .with("PolicyType", self.policy.type_name())
            .with("PolicyName", self.policy.as_str())
            .with("UserName", &self.user_name)
            .with_some("ResourceGroupId", self.resource_group_id.as_ref()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Done::read(answer)
    }
}
