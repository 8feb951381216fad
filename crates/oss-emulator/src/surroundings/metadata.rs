//! The metadata service of an instance: tokens of its second version, the role, its keys.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::http::StatusCode;
use oss_policy::decide::{self, Layers};
use oss_policy::{Caller, Context, Request};
use oss_sign::UtcSeconds;
use serde_json::json;

use crate::http::ServerResponse;
use crate::identities::Session;
use crate::runtime::seconds;
use crate::state::State;

use super::refusal::{Refusal, ok, with_type};
use super::tokens::{Standing, Tokens};
use super::visit::Visit;

/// How the metadata service lets itself be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Imds {
    /// With a token or without: both versions of the protocol.
    #[default]
    TokenOptional,
    /// Only with a token, as on hardened instances: 403 without one.
    TokenRequired,
    /// It has no tokens: 404 where they are asked for, and any that is sent is not looked at.
    V1Only,
    /// Switched off: 404 for everything.
    Disabled,
}

/// The metadata service of an instance.
///
/// It hands out the same keys until it rotates them: a quarter of their life, at most half an
/// hour, before they expire, or when [`Metadata::rotate`] says so. The old keys are good until
/// their own end.
///
/// Faults meet its requests by the names `MetadataToken`, `MetadataRole`, `MetadataCredentials`.
#[derive(Debug)]
pub struct Metadata {
    endpoint: String,
    desk: Mutex<Desk>,
}

#[derive(Debug)]
struct Desk {
    imds: Imds,
    role: Option<String>,
    lifetime: Duration,
    tokens: Tokens,
    held: Option<Held>,
}

/// The keys that are handed out at present.
#[derive(Clone, Debug)]
struct Held {
    session: Session,
    since: UtcSeconds,
    rotates_at: UtcSeconds,
}

impl Metadata {
    /// The service that a role must trust to be bound to an instance.
    pub(super) const SERVICE: &'static str = "ecs.aliyuncs.com";

    pub(super) fn new(endpoint: String, role: Option<String>, imds: Imds) -> Self {
        let desk = Desk {
            imds,
            role,
            lifetime: LIFETIME,
            tokens: Tokens::default(),
            held: None,
        };
        Self {
            endpoint,
            desk: Mutex::new(desk),
        }
    }

    /// `http://127.0.0.1:PORT`, in place of `http://100.100.100.200`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Changes how it lets itself be asked.
    pub fn set_imds(&self, imds: Imds) {
        self.desk().imds = imds;
    }

    /// Binds another role to the instance.
    pub fn bind_role(&self, role: impl Into<String>) {
        let mut desk = self.desk();
        desk.role = Some(role.into());
        desk.held = None;
    }

    /// Takes the role away from the instance: 404 where it is asked for.
    pub fn unbind_role(&self) {
        let mut desk = self.desk();
        desk.role = None;
        desk.held = None;
    }

    /// How long keys live that are made from now on, six hours by default.
    pub fn set_lifetime(&self, lifetime: Duration) {
        self.desk().lifetime = lifetime;
    }

    /// Makes new keys for the next who asks.
    pub fn rotate(&self) {
        self.desk().held = None;
    }

    /// Forgets all tokens: each is answered 401 from now on.
    pub fn forget_tokens(&self) {
        self.desk().tokens.clear();
    }

    /// PUT of the token.
    pub(super) fn token(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let mut desk = self.desk();
        if matches!(desk.imds, Imds::V1Only | Imds::Disabled) {
            return Err(Refusal::nothing_here());
        }
        let seconds = visit.header(TTL).and_then(|text| text.trim().parse().ok());
        let Some(seconds @ 1..=21_600) = seconds else {
            let message = format!("The header {TTL} must be there and within 1 and 21600.");
            return Err(Refusal::new(400, "BadRequest", message));
        };
        let token = desk.tokens.issue(state.now().plus_seconds(seconds));
        Ok(with_type(StatusCode::OK, "text/plain", token))
    }

    /// GET of the name of the role.
    pub(super) fn role_list(
        &self,
        state: &State,
        visit: &Visit,
    ) -> Result<ServerResponse, Refusal> {
        let desk = self.desk();
        desk.admit(state.now(), visit)?;
        let role = desk.role.clone().ok_or_else(Refusal::nothing_here)?;
        Ok(with_type(StatusCode::OK, "text/plain", role))
    }

    /// GET of the keys of the role.
    pub(super) fn credentials(
        &self,
        state: &State,
        visit: &Visit,
    ) -> Result<ServerResponse, Refusal> {
        let mut desk = self.desk();
        desk.admit(state.now(), visit)?;
        let asked = visit.path().rsplit('/').next().unwrap_or_default();
        let asked = percent_encoding::percent_decode_str(asked).decode_utf8_lossy();
        let role = desk.role.clone().ok_or_else(Refusal::nothing_here)?;
        if role != asked {
            return Err(Refusal::nothing_here());
        }
        let document = match desk.keys(state, &role) {
            Some(held) => json!({
                "AccessKeyId": held.session.access_key_id,
                "AccessKeySecret": held.session.secret.expose(),
                "Expiration": held.session.expires_at.to_iso_extended(),
                "SecurityToken": held.session.token.expose(),
                "LastUpdated": held.since.to_iso_extended(),
                "Code": "Success",
            }),
            None => json!({
                "Code": "Failed",
                "Message": format!("there is no role {role} that trusts {}", Self::SERVICE),
            }),
        };
        Ok(ok(&document))
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// Whether a GET may be answered at all.
    fn admit(&self, now: UtcSeconds, visit: &Visit) -> Result<(), Refusal> {
        match (self.imds, visit.header(TOKEN)) {
            (Imds::Disabled, _) => Err(Refusal::nothing_here()),
            (Imds::V1Only, _) | (Imds::TokenOptional, None) => Ok(()),
            (Imds::TokenRequired, None) => Err(Refusal::new(
                403,
                "Forbidden",
                "The instance gives metadata to requests with a token only.",
            )),
            (_, Some(token)) => match self.tokens.standing(token, now) {
                Standing::Good => Ok(()),
                Standing::Expired | Standing::Unknown => Err(Refusal::new(
                    401,
                    "Unauthorized",
                    "The token is unknown or has expired.",
                )),
            },
        }
    }

    fn keys(&mut self, state: &State, role: &str) -> Option<Held> {
        let now = state.now();
        if let Some(held) = self.held.as_ref().filter(|held| now < held.rotates_at) {
            return Some(held.clone());
        }
        let account = &state.config.account;
        let entry = state.identities.role(account, role)?;
        let (service, context) = (Caller::service(Metadata::SERVICE), Context::new());
        let layers = Layers {
            trust: Some(&entry.trust),
            ..Layers::default()
        };
        let request = Request::assume_role(&service, account, role, &context);
        if !decide::assume(&request, &layers).is_allowed() {
            return None;
        }
        let early = (self.lifetime / 4).min(EARLY);
        let expires_at = now.plus_seconds(seconds(self.lifetime));
        let held = Held {
            session: Session::open(account, &entry, INSTANCE, expires_at, None),
            since: now,
            rotates_at: expires_at.plus_seconds(-seconds(early)),
        };
        state.identities.add_session(held.session.clone(), now);
        self.held = Some(held.clone());
        Some(held)
    }
}

const TTL: &str = "x-aliyun-ecs-metadata-token-ttl-seconds";
const TOKEN: &str = "x-aliyun-ecs-metadata-token";
/// The service names sessions after the instance.
const INSTANCE: &str = "i-bp1oss0emulator0000001";
const LIFETIME: Duration = Duration::from_secs(6 * 3600);
const EARLY: Duration = Duration::from_secs(30 * 60);
