//! CloudSSO, which returns keys of an access configuration in exchange for the access token of a
//! login.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use crate::http::ServerResponse;
use crate::runtime::{Clock, seconds};
use crate::state::State;

use super::keys;
use super::refusal::{Refusal, ok};
use super::tokens::{TokenStatus, Tokens};
use super::visit::Visit;

/// The part of CloudSSO that returns keys: `POST /cloud-credentials` with the access token that a
/// person got when logging in.
///
/// Errors have the fields of the real service. The codes `InvalidAccessToken`, `InvalidParameter`
/// and `NoPermission` are made up by this server. The trust policy of the role is not checked,
/// because access configurations reach their role through a provider of CloudSSO itself.
///
/// The name of its operation for [`Injection::on`](crate::Injection::on) is `CloudSsoCredentials`.
#[derive(Debug)]
pub struct CloudSso {
    base: String,
    clock: Clock,
    account: String,
    role: String,
    state: Mutex<Issued>,
}

#[derive(Debug)]
struct Issued {
    tokens: Tokens,
    lifetime: Duration,
}

impl CloudSso {
    pub(super) fn new(base: String, clock: Clock, account: String, role: String) -> Self {
        let state = Issued {
            tokens: Tokens::default(),
            lifetime: Duration::from_secs(3600),
        };
        Self {
            base,
            clock,
            account,
            role,
            state: Mutex::new(state),
        }
    }

    /// The address of the login page, for the setting `cloud_sso_sign_in_url`. Clients request keys
    /// from its host.
    pub fn sign_in_url(&self) -> String {
        format!("{}/device/login", self.base)
    }

    /// The account id, for the setting `cloud_sso_account_id`.
    pub fn account_id(&self) -> &str {
        &self.account
    }

    /// The id of the access configuration, for the setting `cloud_sso_access_config`.
    pub fn access_configuration_id(&self) -> &str {
        ACCESS_CONFIGURATION
    }

    /// Logs a person in and returns the access token. It expires after the given lifetime by the
    /// clock of the server; with zero it has expired already.
    pub fn log_in(&self, lifetime: Duration) -> String {
        let end = self.clock.now().plus_seconds(seconds(lifetime));
        self.issued().tokens.issue(end)
    }

    /// Sets the lifetime of the keys that are returned from now on. The default is one hour.
    pub fn set_lifetime(&self, lifetime: Duration) {
        self.issued().lifetime = lifetime;
    }

    pub(super) fn answer(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let issued = self.issued();
        let token = visit.bearer().unwrap_or_default();
        match issued.tokens.status(token, state.now()) {
            TokenStatus::Good => {}
            TokenStatus::Expired => return Err(bad_token("The access token has expired.")),
            TokenStatus::Unknown => return Err(bad_token("The access token is invalid.")),
        }
        self.check_target(visit)?;
        let session = keys::open(state, &self.role, "cloud-sso", issued.lifetime)?;
        Ok(ok(&json!({
            "CloudCredential": {
                "AccessKeyId": session.access_key_id,
                "AccessKeySecret": session.secret.expose(),
                "SecurityToken": session.token.expose(),
                "Expiration": session.expires_at.to_iso_extended(),
            },
            "RequestId": visit.id,
        })))
    }

    fn check_target(&self, visit: &Visit) -> Result<(), Refusal> {
        let body: Value = serde_json::from_slice(&visit.body).unwrap_or_default();
        let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
        let (account, configuration) = (text("AccountId"), text("AccessConfigurationId"));
        if account.is_empty() || configuration.is_empty() {
            return Err(Refusal::new(
                400,
                "InvalidParameter",
                "The body must be JSON with AccountId and AccessConfigurationId.",
            ));
        }
        if (account, configuration) != (&self.account, ACCESS_CONFIGURATION) {
            return Err(Refusal::new(
                403,
                "NoPermission",
                "The user has no such access configuration in this account.",
            ));
        }
        Ok(())
    }

    fn issued(&self) -> MutexGuard<'_, Issued> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn bad_token(message: &'static str) -> Refusal {
    Refusal::new(401, "InvalidAccessToken", message)
}

const ACCESS_CONFIGURATION: &str = "ac-00ossemulator00001";
