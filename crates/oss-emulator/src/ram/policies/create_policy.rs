//! CreatePolicy: creates a custom policy with its first version.

use std::sync::Arc;

use oss_policy::PolicyKind;

use crate::identities::{PolicyEntry, Register, key};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal, tags};
use crate::rpc::{Members, RpcError};

use super::document::document;
use super::shape;

pub(in crate::ram) fn create_policy(call: &Call<'_>) -> Result<Members, RpcError> {
    let name = names::policy(call)?;
    let mut entry = PolicyEntry::new(name, PolicyKind::Custom, document(call)?, call.now());
    entry.description = names::text(call, "Description", names::DESCRIPTION)?;
    entry.tags = tags::from_call(call)?;
    call.permit(&Resource::Policies)?;
    let policy = shape::summary(&entry).date("CreateDate", entry.created);
    call.change(|register| {
        let account = call.account();
        if register.policy(account, PolicyKind::Custom, name).is_some() {
            return Err(refusal::policy_exists());
        }
        if Register::entries_of(&register.policies, account).count() >= call.quotas().policies {
            return Err(refusal::limit(
                "LimitExceeded.Policy",
                "The count of policies beyond the current limits.",
            ));
        }
        register
            .policies
            .insert(key(account, name), Arc::new(entry));
        Ok(())
    })?;
    Ok(Members::new().nested("Policy", policy))
}
