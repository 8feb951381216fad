//! CreateRole: creates a role with a trust policy and without permissions.

use std::sync::Arc;

use crate::identities::{Register, RoleEntry, key};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal, tags};
use crate::rpc::{Members, RpcError};
use crate::runtime::random_digits;

use super::settings;
use super::shape;

pub(in crate::ram) fn create_role(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::role(call)?;
    let trust = settings::trust(call.require("AssumeRolePolicyDocument")?)?;
    let now = call.now();
    let entry = Arc::new(RoleEntry {
        name: name.to_owned(),
        id: format!("3{}", random_digits(17)),
        description: names::text(call, "Description", names::DESCRIPTION)?,
        trust,
        max_session_seconds: settings::max_session(call, "MaxSessionDuration")?,
        created: now,
        updated: now,
        tags: tags::from_call(call)?,
        attached: Vec::new(),
    });
    call.permit(&Resource::Roles)?;
    let account = call.account();
    call.change(|register| {
        settings::check_principals(register, &entry.trust)?;
        if register.role(account, name).is_some() {
            return Err(refusal::role_exists());
        }
        if Register::entries_of(&register.roles, account).count() >= call.quotas().roles {
            return Err(refusal::limit(
                "LimitExceeded.Role",
                "The count of roles beyond the current limits.",
            ));
        }
        register
            .roles
            .insert(key(account, name), Arc::clone(&entry));
        Ok(())
    })?;
    Ok(Members::new().nested("Role", shape::whole_role(account, &entry)))
}
