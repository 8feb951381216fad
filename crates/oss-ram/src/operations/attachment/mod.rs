//! Attachments of policies to users and roles.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Ram::attach_policy_to_user`] | Attaches a policy to a user, which gives the user the rights of the policy. |
//! | [`Ram::detach_policy_from_user`] | Detaches a policy from a user, which takes the rights of the policy from the user. |
//! | [`Ram::list_policies_for_user`] | Lists the policies that are attached to a user. |
//! | [`Ram::attach_policy_to_role`] | Attaches a policy to a role, which gives its sessions the rights of the policy. |
//! | [`Ram::detach_policy_from_role`] | Detaches a policy from a role, which takes the rights of the policy from its sessions at once. |
//! | [`Ram::list_policies_for_role`] | Lists the policies that are attached to a role. |
//! | [`Ram::list_entities_for_policy`] | Lists the users, groups and roles that a policy is attached to. |

use crate::policy_name::PolicyName;
use crate::ram::Ram;

mod attach_policy_to_role;
mod attach_policy_to_user;
mod attached_policy;
mod detach_policy_from_role;
mod detach_policy_from_user;
mod entities;
mod list_entities_for_policy;
mod list_policies_for_role;
mod list_policies_for_user;

pub use attach_policy_to_role::AttachPolicyToRole;
pub use attach_policy_to_user::AttachPolicyToUser;
pub use attached_policy::AttachedPolicy;
pub use detach_policy_from_role::DetachPolicyFromRole;
pub use detach_policy_from_user::DetachPolicyFromUser;
pub use entities::{AttachedGroup, AttachedRole, AttachedUser};
pub use list_entities_for_policy::{ListEntitiesForPolicy, ListEntitiesForPolicyOutput};
pub use list_policies_for_role::{ListPoliciesForRole, ListPoliciesForRoleOutput};
pub use list_policies_for_user::{ListPoliciesForUser, ListPoliciesForUserOutput};

/// Attachments of policies to users and roles.
impl Ram {
    /// Attaches a policy to a user, which gives the user the rights of the policy. See
    /// [`AttachPolicyToUser`].
    pub fn attach_policy_to_user(
        &self,
        policy: impl Into<PolicyName>,
        user_name: impl Into<String>,
    ) -> AttachPolicyToUser {
        AttachPolicyToUser::new(self, policy, user_name)
    }

    /// Detaches a policy from a user, which takes the rights of the policy from the user. See
    /// [`DetachPolicyFromUser`].
    pub fn detach_policy_from_user(
        &self,
        policy: impl Into<PolicyName>,
        user_name: impl Into<String>,
    ) -> DetachPolicyFromUser {
        DetachPolicyFromUser::new(self, policy, user_name)
    }

    /// Lists the policies that are attached to a user. See [`ListPoliciesForUser`].
    pub fn list_policies_for_user(&self, user_name: impl Into<String>) -> ListPoliciesForUser {
        ListPoliciesForUser::new(self, user_name)
    }

    /// Attaches a policy to a role, which gives its sessions the rights of the policy. See
    /// [`AttachPolicyToRole`].
    pub fn attach_policy_to_role(
        &self,
        policy: impl Into<PolicyName>,
        role_name: impl Into<String>,
    ) -> AttachPolicyToRole {
        AttachPolicyToRole::new(self, policy, role_name)
    }

    /// Detaches a policy from a role, which takes the rights of the policy from its sessions at
    /// once. See [`DetachPolicyFromRole`].
    pub fn detach_policy_from_role(
        &self,
        policy: impl Into<PolicyName>,
        role_name: impl Into<String>,
    ) -> DetachPolicyFromRole {
        DetachPolicyFromRole::new(self, policy, role_name)
    }

    /// Lists the policies that are attached to a role. See [`ListPoliciesForRole`].
    pub fn list_policies_for_role(&self, role_name: impl Into<String>) -> ListPoliciesForRole {
        ListPoliciesForRole::new(self, role_name)
    }

    /// Lists the users, groups and roles that a policy is attached to. See
    /// [`ListEntitiesForPolicy`].
    pub fn list_entities_for_policy(&self, policy: impl Into<PolicyName>) -> ListEntitiesForPolicy {
        ListEntitiesForPolicy::new(self, policy)
    }
}
