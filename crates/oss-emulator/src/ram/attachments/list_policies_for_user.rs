//! ListPoliciesForUser: returns all policies that are attached to a user.

use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::attached;

pub(in crate::ram) fn list_policies_for_user(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::user(call, "UserName")?;
    call.permit(&Resource::User(name))?;
    let (account, register) = (call.account(), call.register());
    let entry = register.user(account, name).ok_or_else(refusal::no_user)?;
    Ok(attached::list(call, &register, &entry.attached))
}
