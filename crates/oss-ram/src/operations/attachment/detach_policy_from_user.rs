//! `DetachPolicyFromUser`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::policy_name::PolicyName;
use crate::ram::Ram;

/// Detaches a policy from a user, which takes the rights of the policy from the user.
///
/// The request fails with `EntityNotExist.User.Policy` if the policy was not attached.
///
/// Needs the permission `ram:DetachPolicyFromUser` on the policy and on the user. RAM may refuse it
/// with `EntityNotExist.Policy`, `EntityNotExist.User`, `EntityNotExist.User.Policy`. API
/// reference:
/// [DetachPolicyFromUser](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-detachpolicyfromuser).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use oss_ram::PolicyName;
///
/// ram.detach_policy_from_user(PolicyName::custom("uploads"), "uploads").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DetachPolicyFromUser {
    call: CallContext,
    policy: PolicyName,
    user_name: String,
    resource_group_id: Option<String>,
}

impl DetachPolicyFromUser {
    pub(crate) fn new(
        ram: &Ram,
        policy: impl Into<PolicyName>,
        user_name: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            policy: policy.into(),
            user_name: user_name.into(),
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

call!(DetachPolicyFromUser -> (), policy, user_name);

impl Operation for DetachPolicyFromUser {
    type Output = ();
    const NAME: &'static str = "DetachPolicyFromUser";

    fn request(self) -> Result<OperationRequest> {
        names::policy(self.policy.as_str())?;
        names::user("UserName", &self.user_name)?;
        Ok(OperationRequest::new()
            .parameter("PolicyType", self.policy.type_name())
            .parameter("PolicyName", self.policy.as_str())
            .parameter("UserName", self.user_name)
            .optional_parameter("ResourceGroupId", self.resource_group_id))
    }

    fn response(_: &Members<'_>) -> Result<()> {
        Ok(())
    }
}
