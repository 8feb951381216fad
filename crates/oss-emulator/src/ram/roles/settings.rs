//! The settings of a role: its trust policy and the maximum duration of its sessions.

use oss_policy::{Document, DocumentUse, Principal};

use crate::identities::Register;
use crate::ram::call::Call;
use crate::ram::refusal;
use crate::rpc::RpcError;

/// Reads and checks a trust policy.
pub(super) fn trust(text: &str) -> Result<Document, RpcError> {
    Document::parse(text, DocumentUse::Trust).map_err(|_| refusal::malformed_document())
}

/// Checks that the users and roles that a trust policy names exist.
pub(super) fn check_principals(register: &Register, trust: &Document) -> Result<(), RpcError> {
    let principals = trust.statements().iter().filter_map(|s| s.principal());
    let arns = principals.flat_map(|principal| match principal {
        Principal::Trust { ram, .. } => ram.as_slice(),
        _ => &[],
    });
    for arn in arns {
        if !exists(register, arn) {
            return Err(refusal::malformed_document());
        }
    }
    Ok(())
}

/// Returns whether a principal exists. A principal that is a whole account always counts as
/// existing, because most accounts are not on this server.
fn exists(register: &Register, arn: &str) -> bool {
    let mut fields = arn.splitn(5, ':');
    let mut next = || fields.next().unwrap_or_default();
    let (service, _region, account, name) = ((next(), next()), next(), next(), next());
    if service != ("acs", "ram") {
        return false;
    }
    match name.split_once('/') {
        Some(("user", name)) => register.user(account, name).is_some(),
        Some(("role", name)) => register.role(account, name).is_some(),
        _ => name == "root",
    }
}

/// Reads the maximum session duration in seconds. The default is one hour.
pub(super) fn max_session(call: &Call<'_>, name: &'static str) -> Result<u64, RpcError> {
    match call.get(name).map(str::parse) {
        None => Ok(3600),
        Some(Ok(seconds)) if (3600..=43_200).contains(&seconds) => Ok(seconds),
        Some(_) => Err(RpcError::invalid_value(name)),
    }
}
