//! Policies, and the versions of their documents.

mod create_policy;
mod create_policy_version;
mod delete_policy;
mod delete_policy_version;
mod document;
mod get_policy;
mod get_policy_version;
mod list_policies;
mod list_policy_versions;
mod set_default_policy_version;
mod shape;

pub(super) use create_policy::create_policy;
pub(super) use create_policy_version::create_policy_version;
pub(super) use delete_policy::delete_policy;
pub(super) use delete_policy_version::delete_policy_version;
pub(super) use get_policy::get_policy;
pub(super) use get_policy_version::get_policy_version;
pub(super) use list_policies::list_policies;
pub(super) use list_policy_versions::list_policy_versions;
pub(super) use set_default_policy_version::set_default_policy_version;
pub(super) use shape::summary;
