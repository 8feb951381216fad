//! CreatePolicyVersion: adds a document, which has no effect until it is the default version.

use std::sync::Arc;

use oss_policy::PolicyKind;

use crate::identities::{PolicyEntry, PolicyVersion, key};
use crate::ram::call::Call;
use crate::ram::permission::Resource;
use crate::ram::{names, refusal};
use crate::rpc::{Members, RpcError};

use super::document::document;
use super::shape;

pub(in crate::ram) fn create_policy_version(call: &Call<'_>) -> Result<Members, RpcError> {
    let (name, document) = (names::policy(call)?, document(call)?);
    let (as_default, rotate) = (call.flag("SetAsDefault")?, rotates(call)?);
    call.permit(&Resource::Policy(PolicyKind::Custom, name))?;
    let version = call.change(|register| {
        let entry = register
            .policies
            .get_mut(&key(call.account(), name))
            .ok_or_else(refusal::no_policy)?;
        let policy = Arc::make_mut(entry);
        make_room(policy, call.quotas().versions_per_policy, rotate)?;
        policy.made += 1;
        policy.updated = call.now();
        let version = PolicyVersion {
            number: policy.made,
            document,
            created: call.now(),
        };
        if as_default {
            policy.default = version.number;
        }
        let shown = shape::version(policy, &version);
        policy.versions.push(version);
        Ok(shown)
    })?;
    Ok(Members::new().nested("PolicyVersion", version))
}

/// Returns whether the oldest version that is not the default one is deleted if there are too many
/// versions.
fn rotates(call: &Call<'_>) -> Result<bool, RpcError> {
    match call.get("RotateStrategy") {
        None | Some("None") => Ok(false),
        Some("DeleteOldestNonDefaultVersionWhenLimitExceeded") => Ok(true),
        Some(_) => Err(RpcError::invalid_value("RotateStrategy")),
    }
}

fn make_room(policy: &mut PolicyEntry, limit: usize, rotate: bool) -> Result<(), RpcError> {
    if policy.versions.len() < limit {
        return Ok(());
    }
    let default = policy.default;
    let oldest = policy.versions.iter().position(|v| v.number != default);
    match oldest {
        Some(oldest) if rotate => {
            policy.versions.remove(oldest);
            Ok(())
        }
        _ => Err(refusal::limit(
            "LimitExceeded.Policy.Version",
            "The count of policy version beyond the current limits.",
        )),
    }
}
