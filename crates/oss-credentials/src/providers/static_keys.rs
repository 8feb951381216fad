//! Keys that the program passes itself.

use async_trait::async_trait;
use oss_sign::{Credentials, UtcSeconds};

use crate::key_parts::{KeyParts, Text};
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// An access key that the program passes itself, with a security token and an expiry if it is
/// temporary.
///
/// Blanks and line ends around each text are removed. An empty text is an error, and is never replaced
/// from another source. The keys are refused once they have expired.
///
/// ```
/// use oss_credentials::StaticProvider;
/// use oss_sign::UtcSeconds;
///
/// let provider = StaticProvider::temporary("STS.EXAMPLEID", "example-secret", "example-token")?
///     .expires_at(UtcSeconds::new(1_772_698_089));
/// assert!(StaticProvider::new("LTAIEXAMPLE", "").is_err());
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
#[derive(Clone, Debug)]
pub struct StaticProvider {
    credentials: Credentials,
}

impl StaticProvider {
    /// Creates a provider of a long-term access key.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] with the name of the text that is empty or cannot be
    /// sent, and [`CredentialsError::MissingToken`] if the id begins with `STS.`: such keys are
    /// temporary.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Result<Self, CredentialsError> {
        Self::take(id.into(), secret.into(), None)
    }

    /// Creates a provider of temporary keys with their security token.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] with the name of the text that is empty or cannot be
    /// sent.
    pub fn temporary(
        id: impl Into<String>,
        secret: impl Into<String>,
        security_token: impl Into<String>,
    ) -> Result<Self, CredentialsError> {
        Self::take(id.into(), secret.into(), Some(security_token.into()))
    }

    /// Sets the time from which the server refuses the keys. By default no expiry is known.
    #[must_use]
    pub fn expires_at(self, expires_at: UtcSeconds) -> Self {
        Self {
            credentials: self.credentials.with_expiration(expires_at),
        }
    }

    fn take(id: String, secret: String, token: Option<String>) -> Result<Self, CredentialsError> {
        let parts = KeyParts {
            id: Text::new("access_key_id", id),
            secret: Text::new("access_key_secret", secret),
            token: token.map(|token| Text::new("security_token", token)),
            token_field: "security_token",
        };
        let keys = parts.check("static", |unusable| {
            let field = unusable.field.as_str();
            CredentialsError::invalid_configuration("static", field, unusable.problem)
        })?;
        if keys.stripped {
            tracing::warn!("blanks around a static key were removed");
        }
        Ok(Self {
            credentials: keys.credentials.with_source("static"),
        })
    }
}

#[async_trait]
impl ProvideCredentials for StaticProvider {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        self.credentials.provide(cx).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_is_refused_by_name() {
        let error = StaticProvider::new("LTAIEXAMPLE", " ").unwrap_err();
        assert_eq!(error.to_string(), "static: access_key_secret is empty");
        let error = StaticProvider::temporary("STS.EXAMPLE", "s", "").unwrap_err();
        assert_eq!(error.to_string(), "static: security_token is empty");
    }
}
