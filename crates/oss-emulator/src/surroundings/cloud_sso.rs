//! CloudSSO: an access token of a person's login becomes keys of an access configuration.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use crate::http::ServerResponse;
use crate::runtime::{Clock, seconds};
use crate::state::State;

use super::keys;
use super::refusal::{Refusal, ok};
use super::tokens::{Standing, Tokens};
use super::visit::Visit;

/// The part of CloudSSO that gives keys: `POST /cloud-credentials` with the access token that a
/// person got at login.
///
/// The fields of its errors are the service's; the codes `InvalidAccessToken`, `InvalidParameter`
/// and `NoPermission` are this server's own. Access configurations reach their role through a
/// provider of CloudSSO itself, so the trust policy of the role is not asked.
///
/// Faults meet its requests by the name `CloudSsoCredentials`.
#[derive(Debug)]
pub struct CloudSso {
    base: String,
    clock: Clock,
    account: String,
    role: String,
    desk: Mutex<Desk>,
}

#[derive(Debug)]
struct Desk {
    tokens: Tokens,
    lifetime: Duration,
}

impl CloudSso {
    pub(super) fn new(base: String, clock: Clock, account: String, role: String) -> Self {
        let desk = Desk {
            tokens: Tokens::default(),
            lifetime: Duration::from_secs(3600),
        };
        Self {
            base,
            clock,
            account,
            role,
            desk: Mutex::new(desk),
        }
    }

    /// The address of the login page: `cloud_sso_sign_in_url`. Clients ask for keys at its host.
    pub fn sign_in_url(&self) -> String {
        format!("{}/device/login", self.base)
    }

    /// `cloud_sso_account_id`.
    pub fn account_id(&self) -> &str {
        &self.account
    }

    /// `cloud_sso_access_config`.
    pub fn access_configuration_id(&self) -> &str {
        ACCESS_CONFIGURATION
    }

    /// What a login leaves behind: an access token that is good until `lifetime` from now by the
    /// server's clock; zero is one that has expired.
    pub fn log_in(&self, lifetime: Duration) -> String {
        let end = self.clock.now().plus_seconds(seconds(lifetime));
        self.desk().tokens.issue(end)
    }

    /// How long keys live that are given from now on, one hour by default.
    pub fn set_lifetime(&self, lifetime: Duration) {
        self.desk().lifetime = lifetime;
    }

    pub(super) fn answer(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let desk = self.desk();
        let token = visit.bearer().unwrap_or_default();
        match desk.tokens.standing(token, state.now()) {
            Standing::Good => {}
            Standing::Expired => return Err(bad_token("The access token has expired.")),
            Standing::Unknown => return Err(bad_token("The access token is invalid.")),
        }
        self.check_target(visit)?;
        let session = keys::open(state, &self.role, "cloud-sso", desk.lifetime)?;
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

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn bad_token(message: &'static str) -> Refusal {
    Refusal::new(401, "InvalidAccessToken", message)
}

const ACCESS_CONFIGURATION: &str = "ac-00ossemulator00001";
