//! The signer of V1.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::encode::percent_encode;
use crate::hash::HmacSha1Key;
use crate::{Credentials, Secret};

/// Signs requests with V1. Make one per credentials and keep it: it holds the ready key and the
/// percent-encoded security token. Cloning it is cheap.
#[derive(Clone)]
pub struct Signer {
    pub(super) parts: Option<Arc<Parts>>,
    pub(super) date_header: DateHeader,
}

/// The header in which V1 sends its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateHeader {
    /// `date`, the default.
    #[default]
    Date,
    /// `x-oss-date`, where the platform forbids setting `date`, as browsers do.
    OssDate,
}

/// What a signer with an access key knows.
pub(super) struct Parts {
    pub(super) credentials: Credentials,
    pub(super) key: HmacSha1Key,
    pub(super) encoded_id: String,
    pub(super) encoded_token: Option<Zeroizing<String>>,
}

impl Signer {
    /// A signer with these credentials.
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

    /// Chooses the header in which [`sign`](Self::sign) puts its time.
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
