//! Lookup of access keys and their tokens.

use std::sync::Arc;

use oss_sign::Secret;

use super::caller::Caller;
use crate::identities::{Holder, Register};
use crate::state::State;

/// A valid access key and the caller it belongs to.
#[derive(Debug)]
pub(crate) struct ValidKey {
    pub(crate) secret: Secret,
    pub(crate) caller: Caller,
}

/// The reasons for which an access key or its token is refused. OSS and STS report each with their
/// own code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyFault {
    /// The key does not exist.
    Unknown,
    /// The key is a long-term key that was disabled.
    Disabled,
    /// The key is temporary, and the request has no token.
    TokenLost,
    /// The key is a long-term key, and the request has a token.
    TokenNotWanted,
    /// The token was never issued, or its role does not exist any more.
    TokenInvalid,
    /// The token belongs to another session.
    TokenOfAnother,
    /// The session has expired.
    TokenExpired,
    /// The whole account is disabled.
    AccountDisabled,
}

/// Looks up an access key together with the token of the request.
pub(crate) fn find(state: &State, id: &str, token: Option<&str>) -> Result<ValidKey, KeyFault> {
    let valid = find_any(state, id, token)?;
    match valid.caller.account() {
        Some(account) if !state.identities.is_account_active(account) => {
            Err(KeyFault::AccountDisabled)
        }
        _ => Ok(valid),
    }
}

fn find_any(state: &State, id: &str, token: Option<&str>) -> Result<ValidKey, KeyFault> {
    let view = state.identities.view();
    let Some(key) = view.key(id).cloned() else {
        return temporary(state, view, id, token);
    };
    if !key.active {
        return Err(KeyFault::Disabled);
    }
    if token.is_some() {
        return Err(KeyFault::TokenNotWanted);
    }
    let caller = Caller {
        who: who(&view, &key.holder),
        access_key_id: Some(id.to_owned()),
        session: None,
        view,
    };
    let secret = key.secret.clone();
    Ok(ValidKey { secret, caller })
}

fn who(view: &Register, holder: &Holder) -> oss_policy::Caller {
    match holder {
        Holder::Root { account } => oss_policy::Caller::root(account),
        Holder::User { account, name } => match view.user(account, name) {
            Some(user) => oss_policy::Caller::user(account, &user.name).with_id(&user.id),
            None => oss_policy::Caller::user(account, name),
        },
    }
}

fn temporary(
    state: &State,
    view: Arc<Register>,
    id: &str,
    token: Option<&str>,
) -> Result<ValidKey, KeyFault> {
    let Some(token) = token else {
        let temporary = id.starts_with("STS.");
        return Err(if temporary {
            KeyFault::TokenLost
        } else {
            KeyFault::Unknown
        });
    };
    let session = state.identities.session(id).ok_or(KeyFault::Unknown)?;
    if session.token.expose() != token {
        let known = state.identities.token_exists(token);
        return Err(if known {
            KeyFault::TokenOfAnother
        } else {
            KeyFault::TokenInvalid
        });
    }
    if state.now() >= session.expires_at {
        return Err(KeyFault::TokenExpired);
    }
    let role = view.role(&session.account, &session.role);
    if role.is_none_or(|role| role.id != session.role_id) {
        return Err(KeyFault::TokenInvalid);
    }
    let who = oss_policy::Caller::role_session(&session.account, &session.role, &session.name);
    let secret = session.secret.clone();
    let caller = Caller {
        who,
        access_key_id: Some(id.to_owned()),
        session: Some(session),
        view,
    };
    Ok(ValidKey { secret, caller })
}
