//! The OAuth service of the Alibaba Cloud CLI. It returns access tokens in exchange for refresh
//! tokens, and keys in exchange for access tokens.

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
use super::tokens::{TokenStatus, Tokens};
use super::visit::Visit;

/// The OAuth service with which the Alibaba Cloud CLI logs in: `POST /v1/token` and
/// `POST /v1/exchange`.
///
/// A refresh token can be used once. The answer contains the next one, and a second use of the old
/// one is answered with 400 `invalid_grant`. Both client ids of the CLI are accepted, the one of the
/// site in China and the international one.
///
/// The names of its operations for [`Injection::on`](crate::Injection::on) are `OAuthToken` and
/// `OAuthExchange`.
#[derive(Debug)]
pub struct OAuth {
    base: String,
    clock: Clock,
    role: String,
    state: Mutex<Issued>,
}

#[derive(Debug)]
struct Issued {
    access: Tokens,
    refresh: Tokens,
    lifetime: Duration,
}

/// The tokens that a login at the OAuth service returns.
#[derive(Clone)]
pub struct OAuthTokens {
    access: Secret,
    refresh: Secret,
}

impl OAuthTokens {
    /// The access token, for the setting `oauth_access_token`.
    pub fn access_token(&self) -> &str {
        self.access.expose()
    }

    /// The refresh token, for the setting `oauth_refresh_token`.
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
        let state = Issued {
            access: Tokens::default(),
            refresh: Tokens::default(),
            lifetime: Duration::from_secs(3600),
        };
        Self {
            base,
            clock,
            role,
            state: Mutex::new(state),
        }
    }

    /// The address, such as `http://127.0.0.1:49152`. Clients use it in place of
    /// `https://oauth.aliyun.com`.
    pub fn endpoint(&self) -> &str {
        &self.base
    }

    /// Sets the lifetime of the keys that are returned from now on. The default is one hour.
    pub fn set_lifetime(&self, lifetime: Duration) {
        self.issued().lifetime = lifetime;
    }

    /// Logs a person in and returns the tokens. The access token expires after the given lifetime by
    /// the clock of the server; with zero it has expired already. The refresh token expires after
    /// 30 days.
    pub fn log_in(&self, lifetime: Duration) -> OAuthTokens {
        let mut issued = self.issued();
        let now = self.clock.now();
        let access = issued.access.issue(now.plus_seconds(seconds(lifetime)));
        let refresh = issued.refresh.issue(now.plus_seconds(REFRESH_SECONDS));
        OAuthTokens {
            access: Secret::new(access),
            refresh: Secret::new(refresh),
        }
    }

    /// Answers `POST /v1/token`.
    pub(super) fn token(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let form = std::str::from_utf8(&visit.body).unwrap_or_default();
        let form = Query::read_form(&[form])
            .map_err(|bad| Refusal::new(400, "invalid_request", bad.to_string()))?;
        if form.get("grant_type") != Some("refresh_token") {
            return Err(Refusal::new(
                400,
                "unsupported_grant_type",
                "The grant_type must be refresh_token.",
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
        let status = self.issued().refresh.redeem(old, state.now());
        if status != TokenStatus::Good {
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

    /// Answers `POST /v1/exchange`.
    pub(super) fn exchange(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let issued = self.issued();
        let token = visit.bearer().unwrap_or_default();
        match issued.access.status(token, state.now()) {
            TokenStatus::Good => {}
            TokenStatus::Expired => {
                return Err(Refusal::new(
                    400,
                    "expired_token",
                    "The access token is expired.",
                ));
            }
            TokenStatus::Unknown => {
                return Err(Refusal::new(
                    401,
                    "invalid_token",
                    "The access token is invalid.",
                ));
            }
        }
        let session = keys::open(state, &self.role, "oauth", issued.lifetime)?;
        Ok(ok(&json!({
            "requestId": visit.id,
            "accessKeyId": session.access_key_id,
            "accessKeySecret": session.secret.expose(),
            "securityToken": session.token.expose(),
            "expiration": session.expires_at.to_iso_extended(),
        })))
    }

    fn issued(&self) -> MutexGuard<'_, Issued> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The client ids of the CLI for the site in China and for the international site.
const CLIENTS: [&str; 2] = ["4038181954557748008", "4103531455503354461"];
/// The lifetime of the access tokens that a refresh token is exchanged for.
const ACCESS: Duration = Duration::from_secs(10_800);
const REFRESH_SECONDS: i64 = 30 * 86_400;
