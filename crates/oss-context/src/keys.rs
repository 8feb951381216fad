//! Questions about credentials that every source, cache and client asks in the same way.

use oss_sign::{Credentials, Secret, UtcSeconds};

use crate::error::CredentialsError;

/// Checks that `credentials` have not expired at `now`, which should be
/// [`Context::now`](crate::Context::now).
///
/// `origin` names the source in the error, unless the credentials themselves say where they come
/// from. Credentials without an expiry never fail this check.
///
/// # Errors
///
/// [`CredentialsError::Expired`] if the expiry is at or before `now`.
pub fn check_alive(
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

/// Checks that temporary keys have a security token. `origin` and `field` name the setting that
/// should contain it, for the error.
///
/// # Errors
///
/// [`CredentialsError::MissingToken`] if the access key id begins with `STS.` and there is no token.
pub fn check_token(
    credentials: &Credentials,
    origin: &str,
    field: &str,
) -> Result<(), CredentialsError> {
    match credentials.access_key() {
        Some(key) if key.security_token().is_none() && is_temporary(key.id()) => {
            Err(CredentialsError::MissingToken {
                origin: credentials.source().unwrap_or(origin).to_owned(),
                field: field.to_owned(),
            })
        }
        _ => Ok(()),
    }
}

/// STS issues ids that begin with `STS.`, and no others begin so.
fn is_temporary(id: &str) -> bool {
    id.starts_with("STS.")
}

/// Returns whether two sets of credentials are the same keys: the same access key id, secret and
/// security token. Their expiry and their source are not compared.
pub fn same_keys(one: &Credentials, other: &Credentials) -> bool {
    match (one.access_key(), other.access_key()) {
        (Some(one), Some(other)) => {
            one.id() == other.id()
                && one.secret().expose() == other.secret().expose()
                && one.security_token().map(Secret::expose)
                    == other.security_token().map(Secret::expose)
        }
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: &str, secret: &str) -> Credentials {
        Credentials::new(id, secret).unwrap()
    }

    #[test]
    fn keys_are_compared_by_id_secret_and_token() {
        let token = |token| key("a", "b").with_security_token(token).unwrap();
        assert!(same_keys(&key("a", "b"), &key("a", "b").with_source("x")));
        assert!(same_keys(&token("t"), &token("t")));
        assert!(!same_keys(&key("a", "b"), &key("c", "b")));
        assert!(!same_keys(&key("a", "b"), &key("a", "c")));
        assert!(!same_keys(&token("t"), &token("u")));
        assert!(!same_keys(&token("t"), &key("a", "b")));
        assert!(!same_keys(&Credentials::anonymous(), &key("a", "b")));
        assert!(same_keys(
            &Credentials::anonymous(),
            &Credentials::anonymous()
        ));
    }

    #[test]
    fn temporary_keys_need_their_token() {
        let temporary = key("STS.a", "b");
        let error = check_token(&temporary, "test", "token").unwrap_err();
        assert!(
            error.to_string().starts_with("test: token is missing"),
            "{error}"
        );
        assert!(!error.is_retryable() && error.hint().unwrap().contains("set token (test)"));
        let whole = temporary.with_security_token("t").unwrap();
        assert!(check_token(&whole, "test", "token").is_ok());
        assert!(check_token(&key("LTAI", "b"), "test", "token").is_ok());
        assert!(check_token(&Credentials::anonymous(), "test", "token").is_ok());
    }

    #[test]
    fn the_instant_of_expiry_is_already_too_late() {
        let keys = key("a", "b").with_expiration(UtcSeconds::new(100));
        assert!(check_alive(&keys, "test", UtcSeconds::new(99)).is_ok());
        let error = check_alive(&keys, "test", UtcSeconds::new(100)).unwrap_err();
        assert!(error.to_string().starts_with("test expired"), "{error}");
    }
}
