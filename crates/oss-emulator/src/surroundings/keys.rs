//! Keys of a role that a service gives out on a proof of its own.

use std::time::Duration;

use crate::identities::Session;
use crate::runtime::seconds;
use crate::state::State;

use super::refusal::Refusal;

/// A session of a role of the server's account, for services that are trusted with its roles.
///
/// # Errors
/// 404 when there is no such role.
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
