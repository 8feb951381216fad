//! The one trait of a source of credentials.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use crate::providers::alive;
use crate::{Context, CredentialsError, Status};

/// A source of credentials.
///
/// Implement it to take keys from a source of your own, and put it into a
/// [`CachedProvider`](crate::CachedProvider) if asking the source costs something:
///
/// ```
/// use oss_credentials::{Context, CredentialsError, ProvideCredentials};
/// use oss_sign::Credentials;
///
/// /// Asks the company's vault.
/// #[derive(Debug)]
/// struct Vault;
///
/// #[async_trait::async_trait]
/// impl ProvideCredentials for Vault {
///     async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
///         Credentials::new("LTAIEXAMPLE", "example-secret")
///             .map_err(|error| CredentialsError::other("vault", error))
///     }
/// }
/// ```
///
/// # Contract
///
/// - What is given is one consistent snapshot; a signer takes one per request.
/// - "Nothing is configured" is [`CredentialsError::NotFound`], which a chain passes over;
///   everything else is "configured but broken", at which it stops.
#[async_trait]
pub trait ProvideCredentials: fmt::Debug + Send + Sync {
    /// Credentials that are valid now.
    ///
    /// # Errors
    ///
    /// Why there are none, see [`CredentialsError`].
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError>;

    /// Credentials that live for `min_lifetime` where the source can give such, else the
    /// longest-lived ones at hand: the caller compares `expires_at`. For presigning.
    ///
    /// # Errors
    ///
    /// As [`provide`](Self::provide).
    async fn provide_for(
        &self,
        cx: &Context,
        _min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        self.provide(cx).await
    }

    /// Takes note that the server called exactly these credentials dead.
    ///
    /// A source that holds others by now ignores it, so that ten requests that failed with the
    /// same keys cause one refresh.
    fn invalidate(&self, _credentials: &Credentials) {}

    /// Whether the provider keeps what it gives by rules of its own, so that a
    /// [`CachedProvider`](crate::CachedProvider) around it would only be in the way.
    fn is_cached(&self) -> bool {
        false
    }

    /// How the provider's keys are, where it keeps them; `None` where it keeps nothing.
    fn status(&self) -> Option<Status> {
        None
    }
}

/// Fixed credentials are their own source; once expired they are refused.
#[async_trait]
impl ProvideCredentials for Credentials {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        alive(self, "static", cx.now())?;
        Ok(self.clone())
    }
}

#[async_trait]
impl<P: ProvideCredentials + ?Sized> ProvideCredentials for Arc<P> {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        (**self).provide(cx).await
    }

    async fn provide_for(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        (**self).provide_for(cx, min_lifetime).await
    }

    fn invalidate(&self, credentials: &Credentials) {
        (**self).invalidate(credentials);
    }

    fn is_cached(&self) -> bool {
        (**self).is_cached()
    }

    fn status(&self) -> Option<Status> {
        (**self).status()
    }
}
