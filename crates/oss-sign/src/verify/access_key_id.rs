//! The rule for the access key id, which every version of the signature shares.

use super::Reason;

/// Refuses ids with control characters, because the id is a part of messages and logs.
pub(super) fn check_id(id: &str) -> Result<(), Reason> {
    if id.chars().any(char::is_control) {
        Err(Reason::IdMalformed)
    } else {
        Ok(())
    }
}
