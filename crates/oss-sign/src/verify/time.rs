//! When a signature holds.

use super::{Claim, Place, Reason};
use crate::UtcSeconds;

impl Claim<'_> {
    /// Whether the signature holds at `now`.
    ///
    /// In a header it holds 15 minutes either way. A V4 URL holds from 15 minutes before its time
    /// of signing until its expiry, a V1 URL until its expiry. The date of a V4 credential must be
    /// the day of signing.
    ///
    /// # Errors
    ///
    /// [`Reason::TimeSkewed`], [`Reason::Expired`], [`Reason::NotYetValid`],
    /// [`Reason::CredentialDateMismatch`].
    pub fn check_time(&self, now: UtcSeconds) -> Result<(), Reason> {
        if let Some(expires_at) = self.expires_at().filter(|expires_at| now > *expires_at) {
            return Err(Reason::Expired { expires_at, now });
        }
        let Some(signed_at) = self.signed_at() else {
            return Ok(());
        };
        let early = signed_at > now.plus_seconds(MAX_SKEW_SECONDS);
        let late = now > signed_at.plus_seconds(MAX_SKEW_SECONDS);
        match self.place() {
            Place::Header if early || late => return Err(Reason::TimeSkewed { signed_at, now }),
            Place::Query if early => return Err(Reason::NotYetValid { signed_at, now }),
            _ => {}
        }
        match self.scoped() {
            Some(scoped) if scoped.date() != signed_at.iso_date().as_str() => {
                let date = scoped.date().to_owned();
                Err(Reason::CredentialDateMismatch { date, signed_at })
            }
            _ => Ok(()),
        }
    }

    /// Whether the scope of a V4 signature is that of this server; V1 has no scope.
    ///
    /// # Errors
    ///
    /// [`Reason::RegionMismatch`], [`Reason::ProductMismatch`].
    pub fn check_scope(&self, region: &str, product: &str) -> Result<(), Reason> {
        self.scoped()
            .map_or(Ok(()), |scoped| scoped.check_scope(region, product))
    }
}

/// 15 minutes, as the server says in `MaxAllowedSkewMilliseconds`.
const MAX_SKEW_SECONDS: i64 = 900;
