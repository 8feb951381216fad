//! How long a signed URL or form may be valid.

use std::time::Duration;

use crate::v4::{MAX_EXPIRY_SECONDS, MAX_EXPIRY_SECONDS_WITH_TOKEN};
use crate::{Credentials, Error, SignatureVersion};

/// The longest validity of a V1 URL: 100 years. OSS documents no limit for V1; this one keeps the
/// end of the URL an ordinary date.
const MAX_EXPIRY_SECONDS_OF_V1: u64 = 3_155_760_000;

impl Credentials {
    /// Checks the time for which a URL or a form is to be valid. `is_unchecked` leaves out the rules
    /// that depend on the credentials.
    pub(crate) fn check_expiry(
        &self,
        version: SignatureVersion,
        expires: Duration,
        is_unchecked: bool,
    ) -> Result<(), Error> {
        let refuse = |reason| Err(Error::InvalidExpiry { expires, reason });
        let seconds = expires.as_secs();
        let has_token = self
            .access_key()
            .is_some_and(|key| key.security_token().is_some());
        match version {
            _ if seconds == 0 => refuse("it must be at least one second"),
            SignatureVersion::V1 if seconds > MAX_EXPIRY_SECONDS_OF_V1 => {
                refuse("a V1 signature can be valid for at most 100 years")
            }
            SignatureVersion::V4 if seconds > MAX_EXPIRY_SECONDS => {
                refuse("a V4 signature can be valid for at most 604800 seconds (7 days)")
            }
            SignatureVersion::V4
                if has_token && seconds > MAX_EXPIRY_SECONDS_WITH_TOKEN && !is_unchecked =>
            {
                refuse(
                    "a V4 signature with a security token can be valid for at most 43200 seconds \
                     (12 hours)",
                )
            }
            _ => Ok(()),
        }
    }
}
