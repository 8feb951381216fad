//! GetRole: returns a role with its trust policy.

use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::shape;

pub(in crate::ram) fn get_role(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::role(call)?;
    call.permit(&Resource::Role(name))?;
    let (account, register) = (call.account(), call.register());
    let entry = register
        .role(account, name)
        .ok_or_else(|| refusal::no_role(account, name))?;
    let role = shape::whole_role(account, entry).date("UpdateDate", entry.updated);
    Ok(Members::new().nested("Role", role))
}
