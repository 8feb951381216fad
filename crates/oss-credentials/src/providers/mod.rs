//! One file per source: the async shell around what is pure elsewhere.

mod anonymous;
mod assume_role;
mod env;
mod static_keys;

use oss_sign::{Credentials, Secret, UtcSeconds};

pub use self::anonymous::AnonymousProvider;
pub use self::assume_role::{AssumeRoleBuilder, AssumeRoleProvider};
pub use self::env::EnvProvider;
pub use self::static_keys::StaticProvider;

use crate::CredentialsError;

/// Refuses credentials that are dead on arrival.
pub(crate) fn alive(
    credentials: &Credentials,
    origin: &str,
    now: UtcSeconds,
) -> Result<(), CredentialsError> {
    match credentials.expires_at() {
        Some(expires_at) if expires_at <= now => Err(CredentialsError::Expired {
            origin: credentials.source().unwrap_or(origin).to_owned(),
            expired_for: expires_at.until(now),
            renewal: None,
        }),
        _ => Ok(()),
    }
}

/// Whether two snapshots are the same keys, wherever each came from.
pub(crate) fn same_keys(one: &Credentials, other: &Credentials) -> bool {
    match (one.access_key(), other.access_key()) {
        (Some(one), Some(other)) => {
            one.id() == other.id()
                && one.security_token().map(Secret::expose)
                    == other.security_token().map(Secret::expose)
        }
        (None, None) => true,
        _ => false,
    }
}
