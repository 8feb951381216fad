//! The members that describe a policy and its versions.

use oss_policy::PolicyKind;

use crate::identities::{PolicyEntry, PolicyVersion, Register};
use crate::rpc::Members;

/// Returns the name of a policy type, `System` or `Custom`.
pub(super) fn kind_name(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::System => "System",
        _ => "Custom",
    }
}

/// Returns the members that all responses about a policy have.
pub(in crate::ram) fn summary(entry: &PolicyEntry) -> Members {
    Members::new()
        .text("PolicyName", &entry.name)
        .text("PolicyType", kind_name(entry.kind))
        .maybe("Description", entry.description.as_deref())
        .text("DefaultVersion", format!("v{}", entry.default))
}

/// Returns the same members, the dates of the policy, and the number of its attachments in the
/// account.
pub(super) fn policy(register: &Register, account: &str, entry: &PolicyEntry) -> Members {
    summary(entry)
        .date("CreateDate", entry.created)
        .date("UpdateDate", entry.updated)
        .number(
            "AttachmentCount",
            register.attachments(account, entry.kind, &entry.name),
        )
}

/// Returns the members for a version. The document is returned byte for byte as it was sent.
pub(super) fn version(entry: &PolicyEntry, version: &PolicyVersion) -> Members {
    Members::new()
        .text("VersionId", format!("v{}", version.number))
        .flag("IsDefaultVersion", version.number == entry.default)
        .text("PolicyDocument", version.document.text())
        .date("CreateDate", version.created)
}
