//! The credentials URI, which returns keys to every client that knows it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;

use crate::http::{Query, ServerResponse};
use crate::runtime::random_text;
use crate::state::State;

use super::keys;
use super::operation::CREDENTIALS_URI;
use super::refusal::{Refusal, ok};
use super::visit::Visit;

/// A URI that returns keys of a role to every client that knows it.
///
/// The query of the URI contains a token. A request without the token is answered with 403
/// `Forbidden`, so clients must use the URI unchanged. They should not print its query. Every
/// request gets new keys.
///
/// The name of its operation for [`Injection::on`](crate::Injection::on) is `CredentialsUri`.
#[derive(Debug)]
pub struct CredentialsUri {
    base: String,
    token: oss_sign::Secret,
    role: String,
    lifetime: Mutex<Duration>,
}

impl CredentialsUri {
    pub(super) fn new(base: String, role: String) -> Self {
        Self {
            base,
            token: oss_sign::Secret::new(random_text(32)),
            role,
            lifetime: Mutex::new(Duration::from_secs(3600)),
        }
    }

    /// The URI, such as `http://127.0.0.1:49152/credentials?token=…`, for the environment variable
    /// `ALIBABA_CLOUD_CREDENTIALS_URI`.
    pub fn uri(&self) -> String {
        format!(
            "{}{}?token={}",
            self.base,
            CREDENTIALS_URI,
            self.token.expose()
        )
    }

    /// Sets the lifetime of the keys that are returned from now on. The default is one hour.
    pub fn set_lifetime(&self, lifetime: Duration) {
        *self.lifetime.lock().unwrap_or_else(PoisonError::into_inner) = lifetime;
    }

    pub(super) fn answer(&self, state: &State, visit: &Visit) -> Result<ServerResponse, Refusal> {
        let query = Query::read_form(&[visit.head.uri.query().unwrap_or_default()]);
        let query = query.unwrap_or_default();
        if query.get("token") != Some(self.token.expose()) {
            return Err(Refusal::new(
                403,
                "Forbidden",
                "The token in the query is wrong.",
            ));
        }
        let lifetime = *self.lifetime.lock().unwrap_or_else(PoisonError::into_inner);
        let session = keys::open(state, &self.role, "credentials-uri", lifetime)?;
        Ok(ok(&json!({
            "Code": "Success",
            "AccessKeyId": session.access_key_id,
            "AccessKeySecret": session.secret.expose(),
            "SecurityToken": session.token.expose(),
            "Expiration": session.expires_at.to_iso_extended(),
        })))
    }
}
