//! The metadata service of an instance: session tokens, the name of the role, and its keys.

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
use super::tokens::{TokenStatus, Tokens};
use super::visit::Visit;

/// Whether the metadata service asks for a session token, which its second protocol version has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Imds {
    /// Requests with a token and without one are answered, so both protocol versions work.
    #[default]
    TokenOptional,
    /// Requests without a token are answered with 403, as on hardened instances.
    TokenRequired,
    /// The service has no tokens. A request for one is answered with 404, and a token that is sent is
    /// ignored.
    V1Only,
    /// The service is switched off and answers every request with 404.
    Disabled,
}

/// The metadata service of an instance.
///
/// It returns the same keys until it rotates them. That happens a quarter of their lifetime before
/// they expire, but at most half an hour before, and when [`Metadata::rotate`] is called. Old keys
/// stay valid until they expire.
///
/// The names of its operations for [`Injection::on`](crate::Injection::on) are `MetadataToken`,
/// `MetadataRole` and `MetadataCredentials`.
#[derive(Debug)]
pub struct Metadata {
    endpoint: String,
    state: Mutex<Issued>,
}

#[derive(Debug)]
struct Issued {
    imds: Imds,
    role: Option<String>,
    lifetime: Duration,
    tokens: Tokens,
    current: Option<CurrentKeys>,
}

/// The keys that the service returns until it rotates them.
#[derive(Clone, Debug)]
struct CurrentKeys {
    session: Session,
    since: UtcSeconds,
    rotates_at: UtcSeconds,
}

impl Metadata {
    /// The service that a role must trust before it can be bound to an instance.
    pub(super) const SERVICE: &'static str = "ecs.aliyuncs.com";

    pub(super) fn new(endpoint: String, role: Option<String>, imds: Imds) -> Self {
        let state = Issued {
            imds,
            role,
            lifetime: LIFETIME,
            tokens: Tokens::default(),
            current: None,
        };
        Self {
            endpoint,
            state: Mutex::new(state),
        }
    }

    /// The address, such as `http://127.0.0.1:49152`. Clients use it in place of
    /// `http://100.100.100.200`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Sets whether the service asks for a session token.
    pub fn set_imds(&self, imds: Imds) {
        self.issued().imds = imds;
    }

    /// Binds the role with the given name to the instance, in place of the one before.
    pub fn bind_role(&self, role: impl Into<String>) {
        let mut issued = self.issued();
        issued.role = Some(role.into());
        issued.current = None;
    }

    /// Removes the role from the instance. Requests for it are answered with 404.
    pub fn unbind_role(&self) {
        let mut issued = self.issued();
        issued.role = None;
        issued.current = None;
    }

    /// Sets the lifetime of the keys that are made from now on. The default is six hours.
    pub fn set_lifetime(&self, lifetime: Duration) {
        self.issued().lifetime = lifetime;
    }

    /// Rotates the keys, so that the next request gets new ones. The old keys stay valid until they
    /// expire.
    pub fn rotate(&self) {
        self.issued().current = None;
    }

    /// Invalidates all session tokens. Requests that use one of them are answered with 401.
    pub fn forget_tokens(&self) {
        self.issued().tokens.clear();
    }

    /// Answers a request for a session token.
    pub(super) fn token(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let mut issued = self.issued();
        if matches!(issued.imds, Imds::V1Only | Imds::Disabled) {
            return Err(Refusal::nothing_here());
        }
        let seconds = visit.header(TTL).and_then(|text| text.trim().parse().ok());
        let Some(seconds @ 1..=21_600) = seconds else {
            let message =
                format!("The header {TTL} is required and must be a number from 1 to 21600.");
            return Err(Refusal::new(400, "BadRequest", message));
        };
        let token = issued.tokens.issue(state.now().plus_seconds(seconds));
        Ok(with_type(StatusCode::OK, "text/plain", token))
    }

    /// Answers a request for the name of the role.
    pub(super) fn role_list(
        &self,
        state: &State,
        visit: &Visit,
    ) -> Result<ServerResponse, Refusal> {
        let issued = self.issued();
        issued.admit(state.now(), visit)?;
        let role = issued.role.clone().ok_or_else(Refusal::nothing_here)?;
        Ok(with_type(StatusCode::OK, "text/plain", role))
    }

    /// Answers a request for the keys of the role.
    pub(super) fn credentials(
        &self,
        state: &State,
        visit: &Visit,
    ) -> Result<ServerResponse, Refusal> {
        let mut issued = self.issued();
        issued.admit(state.now(), visit)?;
        let asked = visit.path().rsplit('/').next().unwrap_or_default();
        let asked = percent_encoding::percent_decode_str(asked).decode_utf8_lossy();
        let role = issued.role.clone().ok_or_else(Refusal::nothing_here)?;
        if role != asked {
            return Err(Refusal::nothing_here());
        }
        let document = match issued.keys(state, &role) {
            Some(current) => json!({
                "AccessKeyId": current.session.access_key_id,
                "AccessKeySecret": current.session.secret.expose(),
                "Expiration": current.session.expires_at.to_iso_extended(),
                "SecurityToken": current.session.token.expose(),
                "LastUpdated": current.since.to_iso_extended(),
                "Code": "Success",
            }),
            None => json!({
                "Code": "Failed",
                "Message": format!("there is no role {role} that trusts {}", Self::SERVICE),
            }),
        };
        Ok(ok(&document))
    }

    fn issued(&self) -> MutexGuard<'_, Issued> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Issued {
    /// Checks the session token of a request, if the request needs or has one.
    fn admit(&self, now: UtcSeconds, visit: &Visit) -> Result<(), Refusal> {
        match (self.imds, visit.header(TOKEN)) {
            (Imds::Disabled, _) => Err(Refusal::nothing_here()),
            (Imds::V1Only, _) | (Imds::TokenOptional, None) => Ok(()),
            (Imds::TokenRequired, None) => Err(Refusal::new(
                403,
                "Forbidden",
                "This instance only answers requests that have a session token.",
            )),
            (_, Some(token)) => match self.tokens.status(token, now) {
                TokenStatus::Good => Ok(()),
                TokenStatus::Expired | TokenStatus::Unknown => Err(Refusal::new(
                    401,
                    "Unauthorized",
                    "The token is unknown or has expired.",
                )),
            },
        }
    }

    /// Returns the current keys, or new ones if it is time to rotate them. Returns `None` if there
    /// is no such role or if it does not trust the service.
    fn keys(&mut self, state: &State, role: &str) -> Option<CurrentKeys> {
        let now = state.now();
        if let Some(current) = self
            .current
            .as_ref()
            .filter(|current| now < current.rotates_at)
        {
            return Some(current.clone());
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
        let current = CurrentKeys {
            session: Session::open(account, &entry, INSTANCE, expires_at, None),
            since: now,
            rotates_at: expires_at.plus_seconds(-seconds(early)),
        };
        state.identities.add_session(current.session.clone(), now);
        self.current = Some(current.clone());
        Some(current)
    }
}

const TTL: &str = "x-aliyun-ecs-metadata-token-ttl-seconds";
const TOKEN: &str = "x-aliyun-ecs-metadata-token";
/// The name of the session. The real service uses the id of the instance.
const INSTANCE: &str = "i-bp1oss0emulator0000001";
const LIFETIME: Duration = Duration::from_secs(6 * 3600);
/// Keys are rotated at most this long before they expire.
const EARLY: Duration = Duration::from_secs(30 * 60);
