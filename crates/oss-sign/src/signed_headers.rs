//! The headers that a signature adds to a request.

use std::fmt;

use crate::text::Text;

/// The headers to set on the request, replacing those of the same name: `authorization`, the time,
/// and what else the signature covers. Empty for anonymous credentials.
///
/// `Debug` shows the names only.
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

    /// Name and value of each header; the names in lower case.
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

    /// The value of `authorization`; `None` for anonymous credentials.
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
