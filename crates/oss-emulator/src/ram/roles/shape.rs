//! The members that describe a role.

use crate::identities::RoleEntry;
use crate::rpc::Members;

/// Returns the ARN of a role, which is in lower case even if the name of the role is not.
pub(in crate::ram) fn arn(account: &str, name: &str) -> String {
    format!("acs:ram::{account}:role/{}", name.to_ascii_lowercase())
}

/// Returns the members that all responses about a role have.
pub(super) fn role(account: &str, entry: &RoleEntry) -> Members {
    Members::new()
        .text("RoleId", &entry.id)
        .text("RoleName", &entry.name)
        .text("Arn", arn(account, &entry.name))
        .maybe("Description", entry.description.as_deref())
        .number("MaxSessionDuration", entry.max_session_seconds)
        .date("CreateDate", entry.created)
}

/// Returns the same members and the trust policy, byte for byte as it was sent.
pub(super) fn whole_role(account: &str, entry: &RoleEntry) -> Members {
    role(account, entry).text("AssumeRolePolicyDocument", entry.trust.text())
}
