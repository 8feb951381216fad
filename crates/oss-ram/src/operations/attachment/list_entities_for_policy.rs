//! `ListEntitiesForPolicy`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::LARGEST_LIST;
use crate::operations::attachment::{AttachedGroup, AttachedRole, AttachedUser};
use crate::policy_name::PolicyName;
use crate::ram::Ram;

/// Lists the users, groups and roles that a policy is attached to.
///
/// Needs the permission `ram:ListEntitiesForPolicy`. RAM may refuse it with
/// `EntityNotExist.Policy`. API reference:
/// [ListEntitiesForPolicy](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listentitiesforpolicy).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use oss_ram::PolicyName;
///
/// let entities = ram.list_entities_for_policy(PolicyName::custom("uploads")).send().await?;
/// println!("{} users, {} roles", entities.users.len(), entities.roles.len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListEntitiesForPolicy {
    call: CallContext,
    policy: PolicyName,
}

impl ListEntitiesForPolicy {
    pub(crate) fn new(ram: &Ram, policy: impl Into<PolicyName>) -> Self {
        Self {
            call: CallContext::new(ram),
            policy: policy.into(),
        }
    }
}

call!(ListEntitiesForPolicy -> ListEntitiesForPolicyOutput, policy);

impl Operation for ListEntitiesForPolicy {
    type Output = ListEntitiesForPolicyOutput;
    const NAME: &'static str = "ListEntitiesForPolicy";
    const LARGEST_ANSWER: usize = LARGEST_LIST;

    fn request(self) -> Result<OperationRequest> {
        names::policy(self.policy.as_str())?;
        Ok(OperationRequest::new()
            .parameter("PolicyType", self.policy.type_name())
            .parameter("PolicyName", self.policy.as_str()))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Ok(ListEntitiesForPolicyOutput {
            users: response.list("Users", "User", AttachedUser::read)?,
            groups: response.list("Groups", "Group", AttachedGroup::read)?,
            roles: response.list("Roles", "Role", AttachedRole::read)?,
        })
    }
}

/// What [`ListEntitiesForPolicy`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListEntitiesForPolicyOutput {
    /// The users.
    pub users: Vec<AttachedUser>,
    /// The groups.
    pub groups: Vec<AttachedGroup>,
    /// The roles.
    pub roles: Vec<AttachedRole>,
}
