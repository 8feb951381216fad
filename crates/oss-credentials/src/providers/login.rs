//! Logins of people, which the aliyun CLI stores in a profile.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::HeaderValue;
use oss_sign::{Credentials, Secret, UtcSeconds};

use oss_context::CredentialsError;

/// A login, and with it the command that renews it.
#[derive(Debug)]
pub(super) struct Login {
    provider: &'static str,
    mode: &'static str,
    profile: Option<String>,
}

impl Login {
    pub(super) fn new(provider: &'static str, mode: &'static str, profile: Option<String>) -> Self {
        Self {
            provider,
            mode,
            profile,
        }
    }

    /// The error for a login that expired at `expired_at`, where 0 stands for an unknown time.
    pub(super) fn over(&self, expired_at: UtcSeconds, now: UtcSeconds) -> CredentialsError {
        let expired_for = match expired_at.as_i64() {
            0 => Duration::ZERO,
            _ => expired_at.until(now),
        };
        CredentialsError::Expired {
            origin: format!("the login of {}", self.provider),
            expired_for,
            renewal: Some(self.command()),
        }
    }

    /// Adds advice to the error of a service that refuses the login although it has not expired.
    pub(super) fn explain(&self, error: CredentialsError) -> CredentialsError {
        match error {
            CredentialsError::Service(refusal) if !refusal.is_retryable() => {
                let advice = format!("the login was refused; run `{}`", self.command());
                CredentialsError::Service(Box::new(refusal.with_hint(advice)))
            }
            error => error,
        }
    }

    fn command(&self) -> String {
        let mode = self.mode;
        match &self.profile {
            Some(profile) => format!("aliyun configure --profile {profile} --mode {mode}"),
            None => format!("aliyun configure --mode {mode}"),
        }
    }
}

/// Takes the keys that an earlier call returned, if they are valid for at least another minute. This
/// works only once: when the cache asks again, it needs new keys.
pub(super) fn take_kept(kept: &Mutex<Option<Credentials>>, now: UtcSeconds) -> Option<Credentials> {
    let keys = kept.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    let expires_at = keys.expires_at()?;
    (expires_at > now.plus(MARGIN)).then_some(keys)
}

/// The header of a bearer token.
pub(super) fn bearer(token: &Secret) -> Result<HeaderValue, CredentialsError> {
    let text = zeroize::Zeroizing::new(format!("Bearer {}", token.expose().trim()));
    let mut header = HeaderValue::from_str(&text).map_err(|_| {
        let problem = "contains a character that cannot be sent";
        CredentialsError::invalid_configuration("login", "access_token", problem)
    })?;
    header.set_sensitive(true);
    Ok(header)
}

/// Keys and tokens that expire within this time are not used.
pub(super) const MARGIN: Duration = Duration::from_secs(60);
