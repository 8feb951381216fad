//! ListUsers: returns a page of the users.

use crate::identities::Register;
use crate::ram::call::Call;
use crate::ram::page::Page;
use crate::ram::permission::Resource;
use crate::rpc::{Members, RpcError};

use super::shape;

pub(in crate::ram) fn list_users(call: &Call<'_>) -> Result<Members, RpcError> {
    let page = Page::from_call(call)?;
    call.permit(&Resource::Users)?;
    let register = call.register();
    let users = Register::entries_of(&register.users, call.account());
    let named = users.map(|entry| (entry.name.to_ascii_lowercase(), entry));
    let (head, users) = page.cut(named);
    let users = users.into_iter().map(|user| shape::known_user(user));
    Ok(head.list("Users", "User", users.collect()))
}
