//! ListPoliciesForRole: returns all policies that are attached to a role.

use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::attached;

pub(in crate::ram) fn list_policies_for_role(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::role(call)?;
    call.permit(&Resource::Role(name))?;
    let (account, register) = (call.account(), call.register());
    let entry = register
        .role(account, name)
        .ok_or_else(|| refusal::no_role(account, name))?;
    Ok(attached::list(call, &register, &entry.attached))
}
