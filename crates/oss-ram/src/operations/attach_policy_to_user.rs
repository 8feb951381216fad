//! The operation `AttachPolicyToUser`.

use crate::{Done, Error, Members, Operation, Parameters, PolicyName, names};

/// Attaches a policy to a user, which gives the user the rights of the policy.
///
/// # Errors
///
/// The code is `EntityAlreadyExists.User.Policy` if the policy is attached already,
/// `LimitExceeded.User.Policy` if the user has as many policies as it can have, and
/// `EntityNotExist.Policy` or `EntityNotExist.User` if one of the two does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct AttachPolicyToUser {
    policy: PolicyName,
    user_name: String,
    resource_group_id: Option<String>,
}

impl AttachPolicyToUser {
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

impl Operation for AttachPolicyToUser {
    type Output = Done;
    const NAME: &'static str = "AttachPolicyToUser";

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
