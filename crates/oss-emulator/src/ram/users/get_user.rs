//! GetUser: returns a user.

use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::shape;

pub(in crate::ram) fn get_user(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::user(call, "UserName")?;
    call.permit(&Resource::User(name))?;
    let register = call.register();
    let entry = register
        .user(call.account(), name)
        .ok_or_else(refusal::no_user)?;
    // This server has no console, so nobody has ever logged in to it.
    let user = shape::known_user(entry).text("LastLoginDate", "");
    Ok(Members::new().nested("User", user))
}
