//! Access keys of users, and of an account itself.

mod create_access_key;
mod delete_access_key;
mod get_access_key_last_used;
mod holder;
mod list_access_keys;
mod update_access_key;

pub(super) use create_access_key::create_access_key;
pub(super) use delete_access_key::delete_access_key;
pub(super) use get_access_key_last_used::get_access_key_last_used;
pub(super) use list_access_keys::list_access_keys;
pub(super) use update_access_key::update_access_key;
