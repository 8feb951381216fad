//! Credentials as values: an access key, with or without a security token, or none.

use std::fmt;
use std::sync::Arc;

use crate::{Error, Secret, UtcSeconds};

/// The credentials that a request is signed with: an access key with an optional security token, or
/// nothing at all for anonymous access.
///
/// The value does not change, and cloning it is cheap.
///
/// ```
/// use oss_sign::{Credentials, UtcSeconds};
///
/// let credentials = Credentials::new("STS.EXAMPLEID", "example-secret")?
///     .with_security_token("example-token")?
///     .with_expiration(UtcSeconds::new(1_702_747_257));
/// assert!(!credentials.is_anonymous());
/// # Ok::<(), oss_sign::Error>(())
/// ```
#[derive(Clone)]
pub struct Credentials {
    access_key: Option<Arc<AccessKey>>,
    expires_at: Option<UtcSeconds>,
    source: Option<Arc<str>>,
}

impl Credentials {
    /// Creates credentials from the id and the secret of an access key.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidCredentials`] if the id or the secret is empty or contains a control
    /// character, if the id contains a space, or if the secret begins or ends with one.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Result<Self, Error> {
        let (id, secret) = (id.into(), Secret::new(secret));
        check("access key id", &id)?;
        check_secret(secret.expose())?;
        Ok(Self {
            access_key: Some(Arc::new(AccessKey {
                id,
                secret,
                security_token: None,
            })),
            expires_at: None,
            source: None,
        })
    }

    /// Creates anonymous credentials. Requests are not signed.
    pub fn anonymous() -> Self {
        Self {
            access_key: None,
            expires_at: None,
            source: None,
        }
    }

    /// Sets the security token of temporary credentials.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidCredentials`] if the token is empty or contains a control character
    /// or a space, or if the credentials are anonymous.
    pub fn with_security_token(self, token: impl Into<String>) -> Result<Self, Error> {
        let token = Secret::new(token);
        check("security token", token.expose())?;
        let Some(key) = self.access_key.as_deref() else {
            return Err(Error::InvalidCredentials {
                field: "security token",
                reason: "anonymous credentials cannot have one",
            });
        };
        let key = AccessKey {
            id: key.id.clone(),
            secret: key.secret.clone(),
            security_token: Some(token),
        };
        Ok(Self {
            access_key: Some(Arc::new(key)),
            ..self
        })
    }

    /// Sets the instant from which the server refuses these credentials. By default it is not
    /// known.
    pub fn with_expiration(self, expires_at: UtcSeconds) -> Self {
        Self {
            expires_at: Some(expires_at),
            ..self
        }
    }

    /// Sets the name of the source of the credentials, such as `env`, as a text for people.
    pub fn with_source(self, source: impl Into<Arc<str>>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// Returns the access key, or `None` for anonymous credentials.
    pub fn access_key(&self) -> Option<&AccessKey> {
        self.access_key.as_deref()
    }

    /// Returns the instant from which the server refuses these credentials, or `None` if it is not
    /// known.
    pub fn expires_at(&self) -> Option<UtcSeconds> {
        self.expires_at
    }

    /// Returns the name of the source of the credentials, or `None` if it is not known.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Returns whether the credentials are anonymous.
    pub fn is_anonymous(&self) -> bool {
        self.access_key.is_none()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.access_key() {
            Some(key) => f
                .debug_struct("Credentials")
                .field("access_key", key)
                .field("expires_at", &self.expires_at)
                .field("source", &self.source)
                .finish(),
            None => f.write_str("Credentials(anonymous)"),
        }
    }
}

/// The access key of [`Credentials`], with its security token.
pub struct AccessKey {
    id: String,
    secret: Secret,
    security_token: Option<Secret>,
}

impl AccessKey {
    /// Returns the access key id. It is not a secret, but `Debug` shows it masked.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the access key secret.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Returns the security token of temporary credentials, or `None` for a long-term access key.
    pub fn security_token(&self) -> Option<&Secret> {
        self.security_token.as_ref()
    }

    /// Returns the access key id in a form for people: the first four and the last two characters.
    /// An id of less than ten characters is hidden completely.
    pub fn masked_id(&self) -> String {
        let count = self.id.chars().count();
        if count < 10 {
            return "****".to_owned();
        }
        let head: String = self.id.chars().take(4).collect();
        let tail: String = self.id.chars().skip(count - 2).collect();
        format!("{head}…{tail}")
    }
}

impl fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("AccessKey");
        out.field("id", &self.masked_id())
            .field("secret", &self.secret);
        if let Some(token) = &self.security_token {
            out.field(
                "security_token",
                &format_args!("**** ({} bytes)", token.expose().len()),
            );
        }
        out.finish()
    }
}

/// HTTP libraries cut or refuse spaces and control characters, and then the signature is wrong.
fn check(field: &'static str, text: &str) -> Result<(), Error> {
    refuse_if(text.is_empty(), field, "it is empty")?;
    let unfit = text.chars().any(|c| c.is_control() || c == ' ');
    refuse_if(unfit, field, "it contains a space or a control character")
}

/// A secret is never sent, so a space inside is like any other character. A space at either end was
/// most likely left over when the secret was copied.
fn check_secret(text: &str) -> Result<(), Error> {
    let field = "access key secret";
    refuse_if(text.is_empty(), field, "it is empty")?;
    let has_control = text.chars().any(char::is_control);
    refuse_if(has_control, field, "it contains a control character")?;
    let has_edge = text.starts_with(' ') || text.ends_with(' ');
    refuse_if(has_edge, field, "it begins or ends with a space")
}

fn refuse_if(unfit: bool, field: &'static str, reason: &'static str) -> Result<(), Error> {
    if unfit {
        return Err(Error::InvalidCredentials { field, reason });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Credentials;

    #[test]
    fn a_blank_may_stand_inside_a_secret_only() {
        assert!(Credentials::new("id", "a #b ;c").is_ok());
        for (id, secret) in [
            ("i d", "s"),
            ("id", " s"),
            ("id", "s "),
            ("id", "s\n"),
            ("id", ""),
        ] {
            assert!(Credentials::new(id, secret).is_err(), "{id:?} {secret:?}");
        }
    }
}
