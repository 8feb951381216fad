//! Temporary keys of a role, for services that have verified the identity of their caller.

use std::time::Duration;

use crate::identities::Session;
use crate::runtime::seconds;
use crate::state::State;

use super::refusal::Refusal;

/// Opens a session of a role in the account of the server. The trust policy of the role is not
/// checked.
///
/// # Errors
///
/// Returns 404 if there is no such role.
pub(super) fn open(
    state: &State,
    role: &str,
    name: &str,
    lifetime: Duration,
) -> Result<Session, Refusal> {
    let account = &state.config.account;
    let Some(entry) = state.identities.role(account, role) else {
        let message = format!("There is no role {role}.");
        return Err(Refusal::new(404, "EntityNotExist.Role", message));
    };
    let now = state.now();
    let end = now.plus_seconds(seconds(lifetime));
    let session = Session::open(account, &entry, name, end, None);
    state.identities.add_session(session.clone(), now);
    Ok(session)
}
