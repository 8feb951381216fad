//! GetPolicyVersion: returns a version of a policy with its document.

use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::shape;

pub(in crate::ram) fn get_policy_version(call: &Call<'_>) -> Result<Members, RpcError> {
    let (name, kind) = (names::policy(call)?, names::policy_type(call)?);
    let number = names::version_id(call)?;
    call.permit(&Resource::Policy(kind, name))?;
    let register = call.register();
    let entry = register
        .policy(call.account(), kind, name)
        .ok_or_else(refusal::no_policy)?;
    let version = entry.version(number).ok_or_else(refusal::no_version)?;
    Ok(Members::new().nested("PolicyVersion", shape::version(entry, version)))
}
