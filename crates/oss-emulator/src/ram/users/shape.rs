//! The members that describe a user.

use crate::identities::UserEntry;
use crate::rpc::Members;

/// Returns the members of the response that creates a user.
pub(super) fn user(entry: &UserEntry) -> Members {
    let profile = &entry.profile;
    Members::new()
        .text("UserId", &entry.id)
        .text("UserName", &entry.name)
        .maybe("DisplayName", profile.display_name.as_deref())
        .maybe("MobilePhone", profile.mobile_phone.as_deref())
        .maybe("Email", profile.email.as_deref())
        .maybe("Comments", profile.comments.as_deref())
        .date("CreateDate", entry.created)
}

/// Returns the same members and the date of the last change.
pub(super) fn known_user(entry: &UserEntry) -> Members {
    user(entry).date("UpdateDate", entry.updated)
}
