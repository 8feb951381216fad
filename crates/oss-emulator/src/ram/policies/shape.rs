//! The members that describe a policy and its versions.

use oss_policy::PolicyKind;

use crate::identities::{PolicyEntry, PolicyVersion, Register};
use crate::rpc::Members;

/// The type, `System` or `Custom`.
pub(super) fn kind_name(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::System => "System",
        _ => "Custom",
    }
}

/// The members that all answers have.
pub(in crate::ram) fn summary(entry: &PolicyEntry) -> Members {
    Members::new()
        .text("PolicyName", &entry.name)
        .text("PolicyType", kind_name(entry.kind))
        .maybe("Description", entry.description.as_deref())
        .text("DefaultVersion", format!("v{}", entry.default))
}

/// The same members, its dates, and the number of its attachments in the account.
pub(super) fn policy(register: &Register, account: &str, entry: &PolicyEntry) -> Members {
    summary(entry)
        .date("CreateDate", entry.created)
        .date("UpdateDate", entry.updated)
        .number(
            "AttachmentCount",
            register.attachments(account, entry.kind, &entry.name),
        )
}

/// A version with its document, byte for byte as it was sent.
pub(super) fn version(entry: &PolicyEntry, version: &PolicyVersion) -> Members {
    Members::new()
        .text("VersionId", format!("v{}", version.number))
        .flag("IsDefaultVersion", version.number == entry.default)
        .text("PolicyDocument", version.document.text())
        .date("CreateDate", version.created)
}
