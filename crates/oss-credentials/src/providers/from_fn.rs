//! Keys from a function of the user's own.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use async_trait::async_trait;
use oss_sign::Credentials;

use super::Asked;
use crate::CachedProvider;
use crate::cache::provide_from_cache;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Keys from a function, kept as a [`CachedProvider`] keeps them: for a backend that hands out
/// temporary keys, a vault, a key server.
///
/// ```
/// use oss_credentials::{CredentialsError, FnProvider};
/// use oss_sign::{Credentials, UtcSeconds};
///
/// let provider = FnProvider::new("backend", || async {
///     // Ask the backend here; a failure is `CredentialsError::other("backend", error)`.
///     let keys = Credentials::new("STS.EXAMPLEID", "example-secret")
///         .and_then(|keys| keys.with_security_token("example-token"))
///         .map_err(|error| CredentialsError::other("backend", error))?;
///     Ok(keys.with_expiration(UtcSeconds::new(1_772_698_089)))
/// });
/// ```
///
/// The function is called when there are no keys, and again before theirs end. Keys without an end
/// are kept until the server calls them dead. However many callers wait, it runs once; it has 25 s.
#[derive(Clone, Debug)]
pub struct FnProvider {
    cached: CachedProvider,
}

impl FnProvider {
    /// Asks `function`; errors and [`Credentials::source`] name it `name`.
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
    function: Arc<dyn Fn() -> Asked<Credentials> + Send + Sync>,
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
