//! The user or the account that owns the keys of a call.

use std::sync::Arc;

use oss_policy::Caller as Who;

use crate::identities::{Holder, Key, Register};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::RpcError;

/// Returns the owner of the keys: the user that the call names, or the caller if it names none.
/// Also checks that the caller is allowed to perform the operation.
pub(super) fn permitted(call: &Call<'_>) -> Result<Holder, RpcError> {
    let account = call.account().to_owned();
    let name = match (call.get("UserName"), &call.caller.who) {
        (Some(_), _) => names::user(call, "UserName")?.to_owned(),
        (None, Who::User { name, .. }) => name.clone(),
        (None, Who::Root { .. }) => {
            call.permit(&Resource::Account)?;
            return Ok(Holder::Root { account });
        }
        (None, _) => return Err(RpcError::missing("UserName")),
    };
    call.permit(&Resource::User(&name))?;
    Ok(Holder::User { account, name })
}

/// Checks that the owner exists.
pub(super) fn require(register: &Register, holder: &Holder) -> Result<(), RpcError> {
    match holder {
        Holder::User { account, name } if register.user(account, name).is_none() => {
            Err(refusal::no_user())
        }
        _ => Ok(()),
    }
}

/// Returns the key of the owner that the call names.
pub(super) fn key<'r>(
    call: &Call<'_>,
    register: &'r Register,
    holder: &Holder,
) -> Result<(&'r String, &'r Arc<Key>), RpcError> {
    let id = call.require("UserAccessKeyId")?;
    require(register, holder)?;
    let own = register.keys.get_key_value(id);
    own.filter(|(_, key)| key.holder == *holder)
        .ok_or_else(refusal::no_key)
}
