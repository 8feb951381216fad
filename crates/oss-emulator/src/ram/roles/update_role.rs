//! UpdateRole: changes the trust policy, the description or the maximum session duration of a role.

use std::sync::Arc;

use crate::identities::key;
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::settings;
use super::shape;

/// Changes the role. If the maximum session duration is absent it is set to one hour, whatever it
/// was before, as the documentation of RAM says.
pub(in crate::ram) fn update_role(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::role(call)?;
    let trust = call.get("NewAssumeRolePolicyDocument");
    let trust = trust.map(settings::trust).transpose()?;
    let description = names::text(call, "NewDescription", names::DESCRIPTION)?;
    let max_session = settings::max_session(call, "NewMaxSessionDuration")?;
    call.permit(&Resource::Role(name))?;
    let account = call.account();
    let entry = call.change(|register| {
        if let Some(trust) = &trust {
            settings::check_principals(register, trust)?;
        }
        let entry = register
            .roles
            .get_mut(&key(account, name))
            .ok_or_else(|| refusal::no_role(account, name))?;
        let role = Arc::make_mut(entry);
        role.max_session_seconds = max_session;
        role.updated = call.now();
        if description.is_some() {
            role.description = description;
        }
        if let Some(trust) = trust {
            role.trust = trust;
        }
        Ok(Arc::clone(entry))
    })?;
    let role = shape::whole_role(account, &entry).date("UpdateDate", entry.updated);
    Ok(Members::new().nested("Role", role))
}
