//! Access keys of users.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Ram::create_access_key`] | Creates an access key of a user. |
//! | [`Ram::list_access_keys`] | Lists the access keys of a user, without their secrets. |
//! | [`Ram::update_access_key`] | Activates or deactivates an access key of a user. |
//! | [`Ram::delete_access_key`] | Deletes an access key of a user. |
//! | [`Ram::get_access_key_last_used`] | Reads when an access key of a user was last used. |

use crate::ram::Ram;

mod create_access_key;
mod delete_access_key;
mod get_access_key_last_used;
mod key_status;
mod keys;
mod list_access_keys;
mod update_access_key;

pub use create_access_key::CreateAccessKey;
pub use delete_access_key::DeleteAccessKey;
pub use get_access_key_last_used::GetAccessKeyLastUsed;
pub use key_status::KeyStatus;
pub use keys::{AccessKey, AccessKeyLastUsed, NewAccessKey};
pub use list_access_keys::{ListAccessKeys, ListAccessKeysOutput};
pub use update_access_key::UpdateAccessKey;

/// Access keys of users.
impl Ram {
    /// Creates an access key of a user. See [`CreateAccessKey`].
    pub fn create_access_key(&self, user_name: impl Into<String>) -> CreateAccessKey {
        CreateAccessKey::new(self, user_name)
    }

    /// Lists the access keys of a user, without their secrets. See [`ListAccessKeys`].
    pub fn list_access_keys(&self, user_name: impl Into<String>) -> ListAccessKeys {
        ListAccessKeys::new(self, user_name)
    }

    /// Activates or deactivates an access key of a user. See [`UpdateAccessKey`].
    pub fn update_access_key(
        &self,
        user_name: impl Into<String>,
        access_key_id: impl Into<String>,
        status: impl Into<KeyStatus>,
    ) -> UpdateAccessKey {
        UpdateAccessKey::new(self, user_name, access_key_id, status)
    }

    /// Deletes an access key of a user. See [`DeleteAccessKey`].
    pub fn delete_access_key(
        &self,
        user_name: impl Into<String>,
        access_key_id: impl Into<String>,
    ) -> DeleteAccessKey {
        DeleteAccessKey::new(self, user_name, access_key_id)
    }

    /// Reads when an access key of a user was last used. See [`GetAccessKeyLastUsed`].
    pub fn get_access_key_last_used(
        &self,
        user_name: impl Into<String>,
        access_key_id: impl Into<String>,
    ) -> GetAccessKeyLastUsed {
        GetAccessKeyLastUsed::new(self, user_name, access_key_id)
    }
}
