//! The operation `ListEntitiesForPolicy`.

use super::LARGEST_LIST;
use crate::{
    AttachedGroup, AttachedRole, AttachedUser, Error, Members, Operation, Parameters, PolicyName,
    names,
};

/// Lists the users, groups and roles that a policy is attached to.
///
/// # Errors
///
/// The code is `EntityNotExist.Policy` if there is no such policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListEntitiesForPolicy {
    policy: PolicyName,
}

/// The output of [`ListEntitiesForPolicy`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListEntitiesForPolicyOutput {
    /// The users.
    pub users: Vec<AttachedUser>,
    /// The groups.
    pub groups: Vec<AttachedGroup>,
    /// The roles.
    pub roles: Vec<AttachedRole>,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl ListEntitiesForPolicy {
    /// Creates the operation for a policy.
    pub fn new(policy: PolicyName) -> Self {
        Self { policy }
    }
}

impl Operation for ListEntitiesForPolicy {
    type Output = ListEntitiesForPolicyOutput;
    const NAME: &'static str = "ListEntitiesForPolicy";
    const LARGEST_ANSWER: usize = LARGEST_LIST;

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(self.policy.as_str())?;
        Ok(Parameters::new()
            .with("PolicyType", self.policy.type_name())
            .with("PolicyName", self.policy.as_str()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(ListEntitiesForPolicyOutput {
            users: answer.list("Users", "User", AttachedUser::read)?,
            groups: answer.list("Groups", "Group", AttachedGroup::read)?,
            roles: answer.list("Roles", "Role", AttachedRole::read)?,
            request_id: answer.request_id()?,
        })
    }
}
