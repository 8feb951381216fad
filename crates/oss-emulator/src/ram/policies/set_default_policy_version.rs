//! SetDefaultPolicyVersion: selects the document that takes effect.

use std::sync::Arc;

use oss_policy::PolicyKind;

use crate::identities::key;
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

pub(in crate::ram) fn set_default_policy_version(call: &Call<'_>) -> Result<Members, RpcError> {
    let (name, number) = (names::policy(call)?, names::version_id(call)?);
    call.permit(&Resource::Policy(PolicyKind::Custom, name))?;
    call.change(|register| {
        let entry = register
            .policies
            .get_mut(&key(call.account(), name))
            .ok_or_else(refusal::no_policy)?;
        entry.version(number).ok_or_else(refusal::no_version)?;
        let policy = Arc::make_mut(entry);
        policy.default = number;
        policy.updated = call.now();
        Ok(())
    })?;
    Ok(Members::new())
}
