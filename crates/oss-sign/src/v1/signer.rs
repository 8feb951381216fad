//! The signer of V1.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::encode::percent_encode;
use crate::hash::HmacSha1Key;
use crate::{Credentials, Secret};

/// Signs requests with V1, with one set of credentials.
///
/// Keep a signer and use it for many requests. It contains the key and the percent-encoded security
/// token. Cloning it is cheap.
#[derive(Clone)]
pub struct Signer {
    pub(super) parts: Option<Arc<Parts>>,
    pub(super) date_header: DateHeader,
}

/// The header that carries the time of a V1 signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateHeader {
    /// The header `date`. This is the default.
    #[default]
    Date,
    /// The header `x-oss-date`, for platforms that do not allow setting `date`, such as browsers.
    OssDate,
}

/// The content of a signer with an access key.
pub(super) struct Parts {
    pub(super) credentials: Credentials,
    pub(super) key: HmacSha1Key,
    pub(super) encoded_id: String,
    pub(super) encoded_token: Option<Zeroizing<String>>,
}

impl Signer {
    /// Creates a signer with these credentials.
    pub fn new(credentials: &Credentials) -> Self {
        let parts = credentials.access_key().map(|key| {
            let token = key.security_token();
            Arc::new(Parts {
                credentials: credentials.clone(),
                key: HmacSha1Key::new(key.secret().expose().as_bytes()),
                encoded_id: percent_encode(key.id()),
                encoded_token: token.map(|token| Zeroizing::new(percent_encode(token.expose()))),
            })
        });
        Self {
            parts,
            date_header: DateHeader::Date,
        }
    }

    /// Sets the header in which [`sign`](Self::sign) puts the time. The default is `date`.
    pub fn with_date_header(self, date_header: DateHeader) -> Self {
        Self {
            date_header,
            ..self
        }
    }
}

impl Parts {
    pub(super) fn id(&self) -> &str {
        self.credentials.access_key().map_or("", |key| key.id())
    }

    pub(super) fn token(&self) -> Option<&str> {
        self.credentials
            .access_key()?
            .security_token()
            .map(Secret::expose)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.parts {
            Some(parts) => f
                .debug_struct("Signer")
                .field("credentials", &parts.credentials)
                .finish_non_exhaustive(),
            None => f.write_str("Signer(anonymous)"),
        }
    }
}
