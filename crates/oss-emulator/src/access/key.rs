//! Which key signed, whether it is good, and with its token.

use oss_sign::Secret;

use crate::access::Caller;
use crate::identities::Holder;
use crate::state::State;

/// A key that may be used, and who uses it.
#[derive(Debug)]
pub(crate) struct GoodKey {
    pub(crate) secret: Secret,
    pub(crate) caller: Caller,
}

/// What is wrong with a key or its token; OSS and STS have their own words for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyFault {
    /// No such key.
    Unknown,
    /// A long-term key that was disabled.
    Disabled,
    /// A temporary key without its token.
    TokenLost,
    /// A long-term key with a token.
    TokenNotWanted,
    /// A token that was never given out, or whose role is gone.
    TokenInvalid,
    /// A token of another session.
    TokenOfAnother,
    /// The session is over.
    TokenExpired,
    /// The whole account is disabled.
    AccountDisabled,
}

/// Looks up a key with the token that came beside it.
pub(crate) fn find(state: &State, id: &str, token: Option<&str>) -> Result<GoodKey, KeyFault> {
    let good = find_any(state, id, token)?;
    match good.caller.account() {
        Some(account) if !state.identities.is_account_active(account) => {
            Err(KeyFault::AccountDisabled)
        }
        _ => Ok(good),
    }
}

fn find_any(state: &State, id: &str, token: Option<&str>) -> Result<GoodKey, KeyFault> {
    match state.identities.key(id) {
        Some(key) if !key.active => Err(KeyFault::Disabled),
        Some(_) if token.is_some() => Err(KeyFault::TokenNotWanted),
        Some(key) => {
            let caller = Caller {
                who: who(state, &key.holder),
                access_key_id: Some(id.to_owned()),
                session: None,
            };
            Ok(GoodKey {
                secret: key.secret,
                caller,
            })
        }
        None => temporary(state, id, token),
    }
}

fn who(state: &State, holder: &Holder) -> oss_policy::Caller {
    match holder {
        Holder::Root { account } => oss_policy::Caller::root(account),
        Holder::User { account, name } => {
            let user = oss_policy::Caller::user(account, name);
            match state.identities.user(account, name) {
                Some((id, _)) => user.with_id(id),
                None => user,
            }
        }
    }
}

fn temporary(state: &State, id: &str, token: Option<&str>) -> Result<GoodKey, KeyFault> {
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
    if state
        .identities
        .role(&session.account, &session.role)
        .is_none()
    {
        return Err(KeyFault::TokenInvalid);
    }
    let who = oss_policy::Caller::role_session(&session.account, &session.role, &session.name);
    let secret = session.secret.clone();
    let caller = Caller {
        who,
        access_key_id: Some(id.to_owned()),
        session: Some(session),
    };
    Ok(GoodKey { secret, caller })
}
