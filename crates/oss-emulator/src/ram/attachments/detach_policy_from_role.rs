//! DetachPolicyFromRole: detaches a policy. This takes effect on the next request, also for
//! sessions that exist already.

use std::sync::Arc;

use crate::identities::key;
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::attached::{NamedPolicy, ROLE};

/// Detaches the policy. The caller needs the permission for both the role and the policy.
pub(in crate::ram) fn detach_policy_from_role(call: &Call<'_>) -> Result<Members, RpcError> {
    let (policy, name) = (NamedPolicy::from_call(call)?, names::role(call)?);
    call.permit(&Resource::Role(name))?;
    call.permit(&Resource::Policy(policy.kind, policy.name))?;
    let account = call.account();
    call.change(|register| {
        let role = register
            .roles
            .get_mut(&key(account, name))
            .ok_or_else(|| refusal::no_role(account, name))?;
        policy.detach(&mut Arc::make_mut(role).attached, &ROLE)
    })?;
    Ok(Members::new())
}
