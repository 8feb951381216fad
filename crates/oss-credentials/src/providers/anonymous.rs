//! No credentials, on purpose.

use async_trait::async_trait;
use oss_sign::Credentials;

use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Anonymous access. Requests are sent without a signature, and presigning is an error.
///
/// ```
/// use oss_credentials::{AnonymousProvider, ChainProvider, EnvProvider};
///
/// // Use keys if there are any, and otherwise anonymous access.
/// let chain = ChainProvider::builder()
///     .link("environment", EnvProvider::new())
///     .link("anonymous", AnonymousProvider::new())
///     .build();
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct AnonymousProvider;

impl AnonymousProvider {
    /// Creates a provider of anonymous access.
    pub fn new() -> Self {
        Self
    }
}

#[async_trait]
impl ProvideCredentials for AnonymousProvider {
    async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
        Ok(Credentials::anonymous().with_source("anonymous"))
    }
}
