//! Operations on roles.

mod create_role;
mod delete_role;
mod get_role;
mod list_roles;
mod settings;
mod shape;
mod update_role;

pub(super) use create_role::create_role;
pub(super) use delete_role::delete_role;
pub(super) use get_role::get_role;
pub(super) use list_roles::list_roles;
pub(super) use shape::arn;
pub(super) use update_role::update_role;
