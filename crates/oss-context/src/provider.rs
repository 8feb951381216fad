//! The trait of a source of credentials.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use crate::context::Context;
use crate::error::CredentialsError;
use crate::keys::{check_alive, check_token};
use crate::status::Status;

/// A source of credentials.
///
/// Implement this trait to read keys from a source of your own. If asking the source is slow or
/// expensive, wrap it in a `CachedProvider` of the crate `oss-credentials`.
///
/// ```
/// use oss_context::{Context, CredentialsError, ProvideCredentials};
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
/// - The returned credentials are one consistent snapshot. A signer asks once per request and never
///   mixes two answers.
/// - If nothing is configured, the provider returns [`CredentialsError::NotFound`], and a chain asks
///   its next provider. Every other error means that the source is configured but does not work; a
///   chain stops there, so that it never silently uses another identity.
#[async_trait]
pub trait ProvideCredentials: fmt::Debug + Send + Sync {
    /// Returns credentials that are valid now.
    ///
    /// # Errors
    ///
    /// The reason why there are none, see [`CredentialsError`].
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError>;

    /// Returns credentials that stay valid for at least `min_lifetime`, if the source can get such
    /// credentials, and otherwise those that stay valid longest.
    ///
    /// The caller must compare [`expires_at`](Credentials::expires_at) with what it needs. Presigned
    /// URLs ask this way, because a URL stops working when its token expires. By default this method
    /// calls [`provide`](Self::provide).
    ///
    /// # Errors
    ///
    /// The same as for [`provide`](Self::provide).
    async fn provide_for(
        &self,
        cx: &Context,
        _min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        self.provide(cx).await
    }

    /// Reports that a server refused exactly these credentials as no longer valid.
    ///
    /// A source that has other credentials by now ignores the call, so that ten requests that failed
    /// with the same keys cause one refresh. By default this method does nothing.
    fn invalidate(&self, _credentials: &Credentials) {}

    /// Returns whether the provider already caches its credentials, so that wrapping it in a
    /// `CachedProvider` would have no use. The default is `false`.
    fn is_cached(&self) -> bool {
        false
    }

    /// Returns the state of the provider's cache, or `None` if it has no cache. The default is
    /// `None`.
    fn status(&self) -> Option<Status> {
        None
    }
}

/// Fixed credentials provide themselves. They are refused once they have expired, and if they are
/// temporary and have no security token.
#[async_trait]
impl ProvideCredentials for Credentials {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        check_token(self, "static", "security_token")?;
        check_alive(self, "static", cx.now())?;
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
