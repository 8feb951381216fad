//! How long a presigned URL or form works.

use std::time::Duration;

use oss_sign::{Credentials, Expiry, SignatureVersion, UtcSeconds, v4};

use crate::error::{Error, ErrorKind, Result};

/// What to do when a URL or form would outlive the credentials that sign it, or the 12 hours for
/// which OSS accepts a V4 signature with a security token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenPolicy {
    /// Shorten the time to what is possible. The result says so. This is the default.
    #[default]
    Clamp,
    /// Fail.
    Require,
    /// Sign for the time that was asked for, although the credentials end before. The server refuses
    /// the URL once the credentials have ended. The limit of 12 hours cannot be exceeded: OSS would
    /// refuse the URL from the start, so signing fails.
    Allow,
}

/// What ends the validity of a presigned URL or form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExpiryReason {
    /// The end that was asked for.
    Requested,
    /// The credentials end first. The server refuses the URL from then on.
    Credentials,
    /// A V4 signature with a security token can be valid for at most 12 hours.
    TokenLimit,
}

/// How long to sign for, and why not for the time that was asked for.
pub(crate) struct Lifetime {
    pub(crate) expires_in: Duration,
    shortened: Option<ExpiryReason>,
    /// Whether a security token is used whose end is not known.
    pub(crate) may_end_earlier: bool,
}

impl Lifetime {
    /// Decides how long to sign for.
    pub(crate) fn new(
        asked: Duration,
        policy: TokenPolicy,
        credentials: &Credentials,
        version: SignatureVersion,
        now: UtcSeconds,
    ) -> Result<Self> {
        let key = credentials.access_key();
        let has_token = key.is_some_and(|key| key.security_token().is_some());
        let unchanged = Self {
            expires_in: asked,
            shortened: None,
            may_end_earlier: has_token && credentials.expires_at().is_none(),
        };
        let (most, reason) = match longest(credentials, has_token, version, now) {
            Some((most, reason)) if asked > most => (most, reason),
            _ => return Ok(unchanged),
        };
        match policy {
            TokenPolicy::Allow => Ok(unchanged),
            TokenPolicy::Clamp if most.as_secs() > 0 => Ok(Self {
                expires_in: most,
                shortened: Some(reason),
                ..unchanged
            }),
            TokenPolicy::Clamp => Err(Error::new(ErrorKind::Credentials).with_message(
                "the credentials have expired, so whatever they sign would be refused",
            )),
            TokenPolicy::Require => {
                let why = match reason {
                    ExpiryReason::TokenLimit => "a V4 signature with a security token is valid for",
                    _ => "the credentials are valid for another",
                };
                Err(Error::invalid_field(
                    "expires_in",
                    format!("{} s", asked.as_secs()),
                    &format!("{why} {} s at most", most.as_secs()),
                ))
            }
        }
    }

    /// What ends the validity of what was signed.
    pub(crate) fn reason(&self, signed: Expiry) -> ExpiryReason {
        match (self.shortened, signed.reason) {
            (Some(reason), _) => reason,
            (None, oss_sign::ExpiryReason::Credentials) => ExpiryReason::Credentials,
            (None, oss_sign::ExpiryReason::Url) => ExpiryReason::Requested,
        }
    }
}

/// The longest time that the credentials allow.
fn longest(
    credentials: &Credentials,
    has_token: bool,
    version: SignatureVersion,
    now: UtcSeconds,
) -> Option<(Duration, ExpiryReason)> {
    let end = credentials.expires_at();
    let from_credentials = end.map(|end| (now.until(end), ExpiryReason::Credentials));
    let limit = Duration::from_secs(v4::MAX_EXPIRY_SECONDS_WITH_TOKEN);
    let of_token =
        (has_token && version == SignatureVersion::V4).then_some((limit, ExpiryReason::TokenLimit));
    let both = from_credentials.into_iter().chain(of_token);
    both.min_by_key(|(most, _)| *most)
}
