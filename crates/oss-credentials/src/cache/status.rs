//! How the keys of one cache are.

use std::time::Duration;

use oss_sign::UtcSeconds;

use crate::CredentialsError;

/// What a cache can tell about its keys, without any secret.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Status {
    /// Where the keys that are held came from: `ram_role_arn/static`.
    pub source: Option<String>,
    /// Their end, where they have one.
    pub expires_at: Option<UtcSeconds>,
    /// How often other keys came so far; 0 while there never were any.
    pub generation: u64,
    /// How many refreshes succeeded, those that brought the same keys again included.
    pub refresh_ok: u64,
    /// How many refreshes failed.
    pub refresh_failed: u64,
    /// Why the last one failed, until one succeeds.
    pub last_failure: Option<CredentialsError>,
}

impl Status {
    /// How long the keys that are held live on; `None` where no end is known, or none are held.
    ///
    /// `now` is the servers' time, see [`Context::now`](crate::Context::now).
    pub fn left(&self, now: UtcSeconds) -> Option<Duration> {
        self.expires_at.map(|expires_at| now.until(expires_at))
    }
}
