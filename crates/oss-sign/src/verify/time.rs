//! The time in which a signature is valid.

use super::{Claim, Place, Reason};
use crate::UtcSeconds;

impl Claim<'_> {
    /// Checks that the signature is valid at `now`.
    ///
    /// A signature in a header is valid from 15 minutes before until 15 minutes after the time of
    /// signing. A V4 URL is valid from 15 minutes before the time of signing until its end, and a V1 or
    /// V2 URL until its end. The date of a V4 credential must be the day of signing.
    ///
    /// # Errors
    ///
    /// Returns [`Reason::TimeSkewed`] for a header, [`Reason::Expired`] or [`Reason::NotYetValid`] for a
    /// URL, and [`Reason::CredentialDateMismatch`] for the credential of another day.
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

    /// Checks that a V4 signature is for this region and product. V1 and V2 signatures name
    /// neither, so the check passes.
    ///
    /// # Errors
    ///
    /// Returns [`Reason::RegionMismatch`] or [`Reason::ProductMismatch`].
    pub fn check_scope(&self, region: &str, product: &str) -> Result<(), Reason> {
        self.scoped()
            .map_or(Ok(()), |scoped| scoped.check_scope(region, product))
    }
}

/// 15 minutes, as OSS reports in `MaxAllowedSkewMilliseconds`.
const MAX_SKEW_SECONDS: i64 = 900;
