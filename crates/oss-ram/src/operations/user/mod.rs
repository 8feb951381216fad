//! Users.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Ram::create_user`] | Creates a user. |
//! | [`Ram::get_user`] | Reads a user. |
//! | [`Ram::update_user`] | Changes a user. |
//! | [`Ram::delete_user`] | Deletes a user that has no access keys, policies, groups or logins. |
//! | [`Ram::list_users`] | Lists the users of the account. |

use crate::ram::Ram;

mod create_user;
mod delete_user;
mod get_user;
mod list_users;
mod update_user;
mod users;

pub use create_user::CreateUser;
pub use delete_user::DeleteUser;
pub use get_user::GetUser;
pub use list_users::{ListUsers, ListUsersOutput};
pub use update_user::UpdateUser;
pub use users::User;

/// Users.
impl Ram {
    /// Creates a user. See [`CreateUser`].
    pub fn create_user(&self, user_name: impl Into<String>) -> CreateUser {
        CreateUser::new(self, user_name)
    }

    /// Reads a user. See [`GetUser`].
    pub fn get_user(&self, user_name: impl Into<String>) -> GetUser {
        GetUser::new(self, user_name)
    }

    /// Changes a user. See [`UpdateUser`].
    pub fn update_user(&self, user_name: impl Into<String>) -> UpdateUser {
        UpdateUser::new(self, user_name)
    }

    /// Deletes a user that has no access keys, policies, groups or logins. See [`DeleteUser`].
    pub fn delete_user(&self, user_name: impl Into<String>) -> DeleteUser {
        DeleteUser::new(self, user_name)
    }

    /// Lists the users of the account. See [`ListUsers`].
    pub fn list_users(&self) -> ListUsers {
        ListUsers::new(self)
    }
}
