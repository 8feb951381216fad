//! The headers that a signature adds to a request.

use std::fmt;

use crate::text::Text;

/// The headers to set on a request that was signed: `authorization`, the time of signing, and the
/// others that the signature covers. They replace headers of the same name. There are none for
/// anonymous credentials.
///
/// `Debug` shows only the names.
pub struct SignedHeaders<'s> {
    authorization: String,
    time: Option<(&'static str, Text<29>)>,
    content_sha256: Option<&'static str>,
    security_token: Option<&'s str>,
}

impl<'s> SignedHeaders<'s> {
    pub(crate) fn anonymous() -> Self {
        Self {
            authorization: String::new(),
            time: None,
            content_sha256: None,
            security_token: None,
        }
    }

    pub(crate) fn new(
        authorization: String,
        time: Option<(&'static str, Text<29>)>,
        content_sha256: Option<&'static str>,
        security_token: Option<&'s str>,
    ) -> Self {
        Self {
            authorization,
            time,
            content_sha256,
            security_token,
        }
    }

    /// Returns the name, in lower case, and the value of each header.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        [
            self.time
                .as_ref()
                .map(|(name, value)| (*name, value.as_str())),
            self.content_sha256
                .map(|value| ("x-oss-content-sha256", value)),
            self.security_token
                .map(|value| ("x-oss-security-token", value)),
            self.authorization(),
        ]
        .into_iter()
        .flatten()
        .map(|header| header as (&str, &str))
    }

    /// Returns the value of the `authorization` header, or `None` for anonymous credentials.
    pub fn value_of_authorization(&self) -> Option<&str> {
        self.authorization().map(|(_, value)| value)
    }

    fn authorization(&self) -> Option<(&'static str, &str)> {
        (!self.authorization.is_empty()).then_some(("authorization", self.authorization.as_str()))
    }
}

impl fmt::Debug for SignedHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}
