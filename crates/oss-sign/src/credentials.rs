//! Credentials as values: an access key, perhaps temporary, or anonymous.

use std::fmt;
use std::sync::Arc;

use crate::{Error, Secret, UtcSeconds};

/// What a request is signed with: an access key with an optional security token and expiry, or
/// nothing at all for anonymous access.
///
/// Immutable and cheap to clone, so that one request uses one consistent snapshot.
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
    /// An access key of which no end is known.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidCredentials`] when the id or the secret is empty or holds a control
    /// character, the id holds a blank, or the secret begins or ends with one.
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

    /// No credentials: requests go out unsigned.
    pub fn anonymous() -> Self {
        Self {
            access_key: None,
            expires_at: None,
            source: None,
        }
    }

    /// Adds the security token of temporary credentials.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidCredentials`] when the token is empty or holds a control character or a
    /// blank, or when the credentials are anonymous.
    pub fn with_security_token(self, token: impl Into<String>) -> Result<Self, Error> {
        let token = Secret::new(token);
        check("security token", token.expose())?;
        let Some(key) = self.access_key.as_deref() else {
            return Err(Error::InvalidCredentials {
                field: "security token",
                reason: "anonymous credentials have none",
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

    /// Sets the instant from which the server refuses these credentials.
    pub fn with_expiration(self, expires_at: UtcSeconds) -> Self {
        Self {
            expires_at: Some(expires_at),
            ..self
        }
    }

    /// Names where the credentials came from, for people: `env`, `ram_role_arn/static`.
    pub fn with_source(self, source: impl Into<Arc<str>>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// The access key, or `None` for anonymous access.
    pub fn access_key(&self) -> Option<&AccessKey> {
        self.access_key.as_deref()
    }

    /// The instant from which the server refuses these credentials, where one is known.
    pub fn expires_at(&self) -> Option<UtcSeconds> {
        self.expires_at
    }

    /// Where the credentials came from, where the provider said so.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Whether requests go out unsigned.
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

/// The key pair inside [`Credentials`], with the token that belongs to it.
pub struct AccessKey {
    id: String,
    secret: Secret,
    security_token: Option<Secret>,
}

impl AccessKey {
    /// The access key id; not a secret, but shown masked by `Debug`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The access key secret.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The security token of temporary credentials.
    pub fn security_token(&self) -> Option<&Secret> {
        self.security_token.as_ref()
    }

    /// The id as it may be shown: the first four and the last two characters.
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

/// A blank or control character would be cut or refused on the wire, and the signature with it.
fn check(field: &'static str, text: &str) -> Result<(), Error> {
    refuse_if(text.is_empty(), field, "it is empty")?;
    let unfit = text.chars().any(|c| c.is_control() || c == ' ');
    refuse_if(unfit, field, "it holds a blank or a control character")
}

/// A secret is never sent, so that a blank inside is as good as any character; one at an end is
/// left over from a file or a paste.
fn check_secret(text: &str) -> Result<(), Error> {
    let field = "access key secret";
    refuse_if(text.is_empty(), field, "it is empty")?;
    let has_control = text.chars().any(char::is_control);
    refuse_if(has_control, field, "it holds a control character")?;
    let has_edge = text.starts_with(' ') || text.ends_with(' ');
    refuse_if(has_edge, field, "it begins or ends with a blank")
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
