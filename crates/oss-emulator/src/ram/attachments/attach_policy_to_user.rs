//! AttachPolicyToUser: attaches a policy. This takes effect on the next request.

use std::sync::Arc;

use crate::identities::key;
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::attached::{NamedPolicy, USER};

/// Attaches the policy. The caller needs the permission for both the user and the policy.
pub(in crate::ram) fn attach_policy_to_user(call: &Call<'_>) -> Result<Members, RpcError> {
    let (policy, name) = (
        NamedPolicy::from_call(call)?,
        names::user(call, "UserName")?,
    );
    call.permit(&Resource::User(name))?;
    call.permit(&Resource::Policy(policy.kind, policy.name))?;
    let account = call.account();
    call.change(|register| {
        policy.require(call, register)?;
        let user = register
            .users
            .get_mut(&key(account, name))
            .ok_or_else(refusal::no_user)?;
        policy.attach(call, &mut Arc::make_mut(user).attached, &USER)
    })?;
    Ok(Members::new())
}
