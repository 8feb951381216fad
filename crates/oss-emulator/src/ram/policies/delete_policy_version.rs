//! DeletePolicyVersion: deletes a version that is not the default one.

use std::sync::Arc;

use oss_policy::PolicyKind;

use crate::identities::key;
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

pub(in crate::ram) fn delete_policy_version(call: &Call<'_>) -> Result<Members, RpcError> {
    let (name, number) = (names::policy(call)?, names::version_id(call)?);
    call.permit(&Resource::Policy(PolicyKind::Custom, name))?;
    call.change(|register| {
        let entry = register
            .policies
            .get_mut(&key(call.account(), name))
            .ok_or_else(refusal::no_policy)?;
        entry.version(number).ok_or_else(refusal::no_version)?;
        if entry.default == number {
            return Err(refusal::conflict(
                "DeleteConflict.Policy.Version.Default",
                "The default policy version CAN NOT been deleted directly.",
            ));
        }
        let policy = Arc::make_mut(entry);
        policy.versions.retain(|version| version.number != number);
        policy.updated = call.now();
        Ok(())
    })?;
    Ok(Members::new())
}
