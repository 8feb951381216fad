//! A presigned URL.

use std::fmt;

use crate::{Request, UtcSeconds};

/// A URL that carries its signature, with what must be sent along.
///
/// Whoever holds the URL has the access until [`expires_at`](Self::expires_at); `Debug` does not
/// show it.
pub struct Presigned<'r> {
    request: &'r Request<'r>,
    url: String,
    expiry: Expiry,
    signs: fn(&Request<'_>, &str) -> bool,
}

/// When a presigned URL ends, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// The earlier of the URL's own expiry and that of the credentials.
    pub at: UtcSeconds,
    /// Which of the two it is.
    pub reason: ExpiryReason,
}

/// What ends the life of a presigned URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryReason {
    /// The URL's own expiry.
    Url,
    /// The credentials end before the URL does.
    Credentials,
}

impl Expiry {
    pub(crate) fn new(url: UtcSeconds, credentials: Option<UtcSeconds>) -> Self {
        match credentials {
            Some(at) if at < url => Self {
                at,
                reason: ExpiryReason::Credentials,
            },
            _ => Self {
                at: url,
                reason: ExpiryReason::Url,
            },
        }
    }
}

impl<'r> Presigned<'r> {
    pub(crate) fn new(
        request: &'r Request<'r>,
        url: String,
        expiry: Expiry,
        signs: fn(&Request<'_>, &str) -> bool,
    ) -> Self {
        Self {
            request,
            url,
            expiry,
            signs,
        }
    }

    /// The method the URL is for.
    pub fn method(&self) -> &'r str {
        self.request.method
    }

    /// The whole URL, secrets included: whoever holds it has the access.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The URL, taken out.
    pub fn into_url(self) -> String {
        self.url
    }

    /// The headers that are signed: whoever uses the URL sends exactly these, and no further
    /// `content-type`, `content-md5` or `x-oss-*`.
    pub fn headers(&self) -> impl Iterator<Item = (&'r str, &'r str)> {
        let (request, signs) = (self.request, self.signs);
        request
            .headers()
            .filter(move |(name, _)| signs(request, name))
    }

    /// The earlier of the URL's own expiry and that of the credentials.
    pub fn expires_at(&self) -> UtcSeconds {
        self.expiry.at
    }

    /// Which of the two ends it.
    pub fn expiry_reason(&self) -> ExpiryReason {
        self.expiry.reason
    }
}

impl fmt::Debug for Presigned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presigned")
            .field("method", &self.method())
            .field("url", &"****")
            .field("expires_at", &self.expires_at())
            .field("expiry_reason", &self.expiry_reason())
            .finish()
    }
}
