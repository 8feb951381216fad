//! ListPolicyVersions: returns all versions of a policy, the newest first.

use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::shape;

pub(in crate::ram) fn list_policy_versions(call: &Call<'_>) -> Result<Members, RpcError> {
    let (name, kind) = (names::policy(call)?, names::policy_type(call)?);
    call.permit(&Resource::Policy(kind, name))?;
    let register = call.register();
    let entry = register
        .policy(call.account(), kind, name)
        .ok_or_else(refusal::no_policy)?;
    let newest_first = entry.versions.iter().rev();
    let versions = newest_first.map(|version| shape::version(entry, version));
    Ok(Members::new().list("PolicyVersions", "PolicyVersion", versions.collect()))
}
