//! A presigned URL.

use std::fmt;

use crate::UtcSeconds;

/// A URL that carries its signature, with what must be sent along.
pub struct Presigned<'r> {
    method: &'r str,
    url: String,
    expires_at: UtcSeconds,
    expiry_reason: ExpiryReason,
}

/// What ends the life of a presigned URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpiryReason {
    /// The URL's own expiry.
    Url,
    /// The credentials end before the URL does.
    Credentials,
}

impl Presigned<'_> {
    /// The method the URL is for.
    pub fn method(&self) -> &str {
        self.method
    }

    /// The whole URL, secrets included: whoever holds it has the access.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The earlier of the URL's own expiry and that of the credentials.
    pub fn expires_at(&self) -> UtcSeconds {
        self.expires_at
    }

    /// Which of the two ends it.
    pub fn expiry_reason(&self) -> ExpiryReason {
        self.expiry_reason
    }
}

impl fmt::Debug for Presigned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presigned")
            .field("method", &self.method)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}
