//! `DetachPolicyFromRole`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::policy_name::PolicyName;
use crate::ram::Ram;

/// Detaches a policy from a role, which takes the rights of the policy from its sessions at once.
///
/// The request fails with `EntityNotExist.Role.Policy` if the policy was not attached.
///
/// Needs the permission `ram:DetachPolicyFromRole` on the policy and on the role. RAM may refuse it
/// with `EntityNotExist.Policy`, `EntityNotExist.Role`, `EntityNotExist.Role.Policy`. API
/// reference:
/// [DetachPolicyFromRole](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-detachpolicyfromrole).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use oss_ram::PolicyName;
///
/// ram.detach_policy_from_role(PolicyName::custom("uploads"), "uploads").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DetachPolicyFromRole {
    call: CallContext,
    policy: PolicyName,
    role_name: String,
    resource_group_id: Option<String>,
}

impl DetachPolicyFromRole {
    pub(crate) fn new(
        ram: &Ram,
        policy: impl Into<PolicyName>,
        role_name: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            policy: policy.into(),
            role_name: role_name.into(),
            resource_group_id: None,
        }
    }

    /// The resource group to which the attachment is restricted. By default it is for the whole
    /// account. Within a resource group, `sts:AssumeRole` has no effect (`ResourceGroupId`).
    pub fn resource_group_id(mut self, resource_group_id: impl Into<Maybe<String>>) -> Self {
        self.resource_group_id = resource_group_id.into().0;
        self
    }
}

call!(DetachPolicyFromRole -> (), policy, role_name);

impl Operation for DetachPolicyFromRole {
    type Output = ();
    const NAME: &'static str = "DetachPolicyFromRole";

    fn request(self) -> Result<OperationRequest> {
        names::policy(self.policy.as_str())?;
        names::role(&self.role_name)?;
        Ok(OperationRequest::new()
            .parameter("PolicyType", self.policy.type_name())
            .parameter("PolicyName", self.policy.as_str())
            .parameter("RoleName", self.role_name)
            .optional_parameter("ResourceGroupId", self.resource_group_id))
    }

    fn response(_: &Members<'_>) -> Result<()> {
        Ok(())
    }
}
