//! GetPolicy: returns a policy and its default version.

use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::shape;

pub(in crate::ram) fn get_policy(call: &Call<'_>) -> Result<Members, RpcError> {
    let (name, kind) = (names::policy(call)?, names::policy_type(call)?);
    call.permit(&Resource::Policy(kind, name))?;
    let (account, register) = (call.account(), call.register());
    let entry = register
        .policy(account, kind, name)
        .ok_or_else(refusal::no_policy)?;
    let version = entry.default_version().ok_or_else(refusal::no_version)?;
    Ok(Members::new()
        .nested("Policy", shape::policy(&register, account, entry))
        .nested("DefaultPolicyVersion", shape::version(entry, version)))
}
