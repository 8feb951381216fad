//! The state of a cache of credentials.

use std::time::Duration;

use oss_sign::UtcSeconds;

use crate::error::CredentialsError;

/// What a cache reports about its credentials. It contains no secret.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Status {
    /// Where the cached keys came from, for example `ram_role_arn/static`. `None` if there are no
    /// cached keys.
    pub source: Option<String>,
    /// When the cached keys expire. `None` if they have no known expiry, or if there are none.
    pub expires_at: Option<UtcSeconds>,
    /// How many times the keys have changed. It is 0 until the first keys arrive.
    pub generation: u64,
    /// How many refreshes succeeded, including those that returned the same keys again.
    pub refresh_ok: u64,
    /// How many refreshes failed.
    pub refresh_failed: u64,
    /// Why the last refresh failed. It is reset to `None` by the next refresh that succeeds.
    pub last_failure: Option<CredentialsError>,
}

impl Status {
    /// Returns how long the cached keys remain valid, or `None` if no expiry is known or there are
    /// no keys.
    ///
    /// `now` should be the server's time, see [`Context::now`](crate::Context::now).
    pub fn left(&self, now: UtcSeconds) -> Option<Duration> {
        self.expires_at.map(|expires_at| now.until(expires_at))
    }
}
