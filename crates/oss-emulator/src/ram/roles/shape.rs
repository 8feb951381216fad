//! How an answer describes a role.

use crate::identities::RoleEntry;
use crate::rpc::Members;

/// The ARN of a role is in lower case, whatever its name.
pub(in crate::ram) fn arn(account: &str, name: &str) -> String {
    format!("acs:ram::{account}:role/{}", name.to_ascii_lowercase())
}

/// What all answers have.
pub(super) fn role(account: &str, entry: &RoleEntry) -> Members {
    Members::new()
        .text("RoleId", &entry.id)
        .text("RoleName", &entry.name)
        .text("Arn", arn(account, &entry.name))
        .maybe("Description", entry.description.as_deref())
        .number("MaxSessionDuration", entry.max_session_seconds)
        .date("CreateDate", entry.created)
}

/// With the trust policy, as it was sent.
pub(super) fn whole_role(account: &str, entry: &RoleEntry) -> Members {
    role(account, entry).text("AssumeRolePolicyDocument", entry.trust.text())
}
