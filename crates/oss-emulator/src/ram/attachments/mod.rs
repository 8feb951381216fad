//! Operations that attach policies to users and roles.

mod attach_policy_to_role;
mod attach_policy_to_user;
mod attached;
mod detach_policy_from_role;
mod detach_policy_from_user;
mod list_entities_for_policy;
mod list_policies_for_role;
mod list_policies_for_user;

pub(super) use attach_policy_to_role::attach_policy_to_role;
pub(super) use attach_policy_to_user::attach_policy_to_user;
pub(super) use detach_policy_from_role::detach_policy_from_role;
pub(super) use detach_policy_from_user::detach_policy_from_user;
pub(super) use list_entities_for_policy::list_entities_for_policy;
pub(super) use list_policies_for_role::list_policies_for_role;
pub(super) use list_policies_for_user::list_policies_for_user;
