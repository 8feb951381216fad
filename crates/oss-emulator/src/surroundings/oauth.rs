//! OAuth of the command line's login: a refresh token becomes an access token, and that keys.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use oss_sign::Secret;
use serde_json::json;

use crate::http::{Query, ServerResponse};
use crate::runtime::{Clock, seconds};
use crate::state::State;

use super::keys;
use super::refusal::{Refusal, ok};
use super::tokens::{Standing, Tokens};
use super::visit::Visit;

/// The OAuth service of the command line's login: `POST /v1/token` and `POST /v1/exchange`.
///
/// A refresh token is good once: the answer carries its successor, and the old one is answered
/// 400 `invalid_grant`. Both client ids of the command line are known, the one of China and the
/// international one.
///
/// Faults meet its requests by the names `OAuthToken` and `OAuthExchange`.
#[derive(Debug)]
pub struct OAuth {
    base: String,
    clock: Clock,
    role: String,
    desk: Mutex<Desk>,
}

#[derive(Debug)]
struct Desk {
    access: Tokens,
    refresh: Tokens,
    lifetime: Duration,
}

/// What a login at the OAuth service leaves behind.
#[derive(Clone)]
pub struct OAuthTokens {
    access: Secret,
    refresh: Secret,
}

impl OAuthTokens {
    /// `oauth_access_token`.
    pub fn access_token(&self) -> &str {
        self.access.expose()
    }

    /// `oauth_refresh_token`.
    pub fn refresh_token(&self) -> &str {
        self.refresh.expose()
    }
}

impl fmt::Debug for OAuthTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuthTokens").finish_non_exhaustive()
    }
}

impl OAuth {
    pub(super) fn new(base: String, clock: Clock, role: String) -> Self {
        let desk = Desk {
            access: Tokens::default(),
            refresh: Tokens::default(),
            lifetime: Duration::from_secs(3600),
        };
        Self {
            base,
            clock,
            role,
            desk: Mutex::new(desk),
        }
    }

    /// `http://127.0.0.1:PORT`, in place of `https://oauth.aliyun.com`.
    pub fn endpoint(&self) -> &str {
        &self.base
    }

    /// How long keys live that are given from now on, one hour by default.
    pub fn set_lifetime(&self, lifetime: Duration) {
        self.desk().lifetime = lifetime;
    }

    /// What a login leaves behind: an access token that is good until `lifetime` from now by the
    /// server's clock (zero is one that has expired), and a refresh token for a month.
    pub fn log_in(&self, lifetime: Duration) -> OAuthTokens {
        let mut desk = self.desk();
        let now = self.clock.now();
        let access = desk.access.issue(now.plus_seconds(seconds(lifetime)));
        let refresh = desk.refresh.issue(now.plus_seconds(REFRESH_SECONDS));
        OAuthTokens {
            access: Secret::new(access),
            refresh: Secret::new(refresh),
        }
    }

    /// `POST /v1/token`.
    pub(super) fn token(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let form = std::str::from_utf8(&visit.body).unwrap_or_default();
        let form = Query::read_form(&[form])
            .map_err(|bad| Refusal::new(400, "invalid_request", bad.to_string()))?;
        if form.get("grant_type") != Some("refresh_token") {
            return Err(Refusal::new(
                400,
                "unsupported_grant_type",
                "Only grant_type=refresh_token is served.",
            ));
        }
        if !form
            .get("client_id")
            .is_some_and(|id| CLIENTS.contains(&id))
        {
            return Err(Refusal::new(
                400,
                "invalid_client",
                "The client_id is unknown.",
            ));
        }
        let old = form.get("refresh_token").unwrap_or_default();
        let standing = self.desk().refresh.redeem(old, state.now());
        if standing != Standing::Good {
            return Err(Refusal::new(
                400,
                "invalid_grant",
                "The refresh token is unknown, was used before, or has expired.",
            ));
        }
        let tokens = self.log_in(ACCESS);
        Ok(ok(&json!({
            "access_token": tokens.access_token(),
            "refresh_token": tokens.refresh_token(),
            "expires_in": ACCESS.as_secs(),
            "token_type": "Bearer",
        })))
    }

    /// `POST /v1/exchange`.
    pub(super) fn exchange(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let desk = self.desk();
        let token = visit.bearer().unwrap_or_default();
        match desk.access.standing(token, state.now()) {
            Standing::Good => {}
            Standing::Expired => {
                return Err(Refusal::new(
                    400,
                    "expired_token",
                    "The access token is expired.",
                ));
            }
            Standing::Unknown => {
                return Err(Refusal::new(
                    401,
                    "invalid_token",
                    "The access token is invalid.",
                ));
            }
        }
        let session = keys::open(state, &self.role, "oauth", desk.lifetime)?;
        Ok(ok(&json!({
            "requestId": visit.id,
            "accessKeyId": session.access_key_id,
            "accessKeySecret": session.secret.expose(),
            "securityToken": session.token.expose(),
            "expiration": session.expires_at.to_iso_extended(),
        })))
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What clients of the two sites call themselves.
const CLIENTS: [&str; 2] = ["4038181954557748008", "4103531455503354461"];
const ACCESS: Duration = Duration::from_secs(10_800);
const REFRESH_SECONDS: i64 = 30 * 86_400;
