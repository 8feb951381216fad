//! Keys from a function of the user's own.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use async_trait::async_trait;
use oss_sign::Credentials;

use super::user_future::UserFuture;
use crate::cache::CachedProvider;
use crate::cache::provide_from_cache;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Credentials from a function of yours, for example from a backend that issues temporary keys, or from
/// a vault. They are cached as by a [`CachedProvider`].
///
/// ```
/// use oss_credentials::{CredentialsError, FnProvider};
/// use oss_sign::{Credentials, UtcSeconds};
///
/// let provider = FnProvider::new("backend", || async {
///     // Ask the backend here. Return failures as `CredentialsError::other("backend", error)`.
///     let keys = Credentials::new("STS.EXAMPLEID", "example-secret")
///         .and_then(|keys| keys.with_security_token("example-token"))
///         .map_err(|error| CredentialsError::other("backend", error))?;
///     Ok(keys.with_expiration(UtcSeconds::new(1_772_698_089)))
/// });
/// ```
///
/// The function is called when there are no keys, and again before the keys expire. Keys without an
/// expiry are cached until a server refuses them. If several callers wait, the function is called only
/// once. It may take 25 s.
#[derive(Clone, Debug)]
pub struct FnProvider {
    cached: CachedProvider,
}

impl FnProvider {
    /// Creates a provider that calls `function`. Errors and [`Credentials::source`] call it `name`.
    pub fn new<F, A>(name: impl Into<String>, function: F) -> Self
    where
        F: Fn() -> A + Send + Sync + 'static,
        A: Future<Output = Result<Credentials, CredentialsError>> + Send + 'static,
    {
        let source = Function {
            name: Arc::from(name.into()),
            function: Arc::new(move || Box::pin(function())),
        };
        Self {
            cached: CachedProvider::new(source),
        }
    }
}

provide_from_cache!(FnProvider);

struct Function {
    name: Arc<str>,
    function: Arc<dyn Fn() -> UserFuture<Credentials> + Send + Sync>,
}

#[async_trait]
impl ProvideCredentials for Function {
    async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
        let credentials = (self.function)().await?;
        Ok(credentials.with_source(Arc::clone(&self.name)))
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Function({})", self.name)
    }
}
