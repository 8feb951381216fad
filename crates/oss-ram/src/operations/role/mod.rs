//! Roles.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Ram::create_role`] | Creates a role and sets who may assume it. |
//! | [`Ram::get_role`] | Reads a role with its trust policy. |
//! | [`Ram::update_role`] | Changes a role. |
//! | [`Ram::delete_role`] | Deletes a role that has no policies attached. |
//! | [`Ram::list_roles`] | Lists the roles of the account, without their trust policies. |

use std::time::Duration;

use oss_policy::Document;

use crate::ram::Ram;

mod create_role;
mod delete_role;
mod get_role;
mod list_roles;
mod roles;
mod update_role;

pub use create_role::CreateRole;
pub use delete_role::DeleteRole;
pub use get_role::GetRole;
pub use list_roles::{ListRoles, ListRolesOutput};
pub use roles::Role;
pub use update_role::UpdateRole;

/// Roles.
impl Ram {
    /// Creates a role and sets who may assume it. See [`CreateRole`].
    pub fn create_role(
        &self,
        role_name: impl Into<String>,
        assume_role_policy_document: impl Into<Document>,
    ) -> CreateRole {
        CreateRole::new(self, role_name, assume_role_policy_document)
    }

    /// Reads a role with its trust policy. See [`GetRole`].
    pub fn get_role(&self, role_name: impl Into<String>) -> GetRole {
        GetRole::new(self, role_name)
    }

    /// Changes a role. See [`UpdateRole`].
    pub fn update_role(
        &self,
        role_name: impl Into<String>,
        new_max_session_duration: impl Into<Duration>,
    ) -> UpdateRole {
        UpdateRole::new(self, role_name, new_max_session_duration)
    }

    /// Deletes a role that has no policies attached. See [`DeleteRole`].
    pub fn delete_role(&self, role_name: impl Into<String>) -> DeleteRole {
        DeleteRole::new(self, role_name)
    }

    /// Lists the roles of the account, without their trust policies. See [`ListRoles`].
    pub fn list_roles(&self) -> ListRoles {
        ListRoles::new(self)
    }
}
