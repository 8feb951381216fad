//! The operation `AttachPolicyToRole`.

use crate::{Done, Error, Members, Operation, Parameters, PolicyName, names};

/// Attaches a policy to a role, which gives its sessions the rights of the policy.
///
/// # Errors
///
/// The code is `EntityAlreadyExists.Role.Policy` if the policy is attached already,
/// `LimitExceeded.Role.Policy` if the role has as many policies as it can have, and
/// `EntityNotExist.Policy` or `EntityNotExist.Role` if one of the two does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct AttachPolicyToRole {
    policy: PolicyName,
    role_name: String,
    resource_group_id: Option<String>,
}

impl AttachPolicyToRole {
    /// Creates the operation for a policy and the name of a role.
    pub fn new(policy: PolicyName, role_name: impl Into<String>) -> Self {
        Self {
            policy,
            role_name: role_name.into(),
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

impl Operation for AttachPolicyToRole {
    type Output = Done;
    const NAME: &'static str = "AttachPolicyToRole";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(self.policy.as_str())?;
        names::role(&self.role_name)?;
        Ok(Parameters::new()
            .with("PolicyType", self.policy.type_name())
            .with("PolicyName", self.policy.as_str())
            .with("RoleName", &self.role_name)
            .with_some("ResourceGroupId", self.resource_group_id.as_ref()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Done::read(answer)
    }
}
