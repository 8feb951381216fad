//! Temporary credentials for a SAML assertion.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use async_trait::async_trait;
use oss_sign::{Credentials, Secret};

use super::session_options::{SessionOptions, session_setters};
use super::user_future::UserFuture;
use crate::cache::CachedProvider;
use crate::cache::provide_from_cache;
use crate::sts::federated::{FederatedRequest, Kind};
use crate::sts::{StsEndpoint, response};
use oss_context::keys::check_alive;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Temporary credentials of a RAM role, from the STS action AssumeRoleWithSAML. They are cached and
/// refreshed.
///
/// A function returns the assertion: the whole SAML response in base64, as the identity provider posts
/// it. The function is called for each refresh, so that an expired assertion is never sent again.
///
/// ```
/// use oss_credentials::AssumeRoleWithSamlProvider;
///
/// let provider = AssumeRoleWithSamlProvider::builder(
///     "acs:ram::1234567890123456:role/ramosstest",
///     "acs:ram::1234567890123456:saml-provider/corp",
///     || async { Ok("PHNhbWxwOlJlc3BvbnNlPg==".to_owned()) },
/// )
/// .build()?;
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
///
/// The session name is taken from the assertion.
#[derive(Clone, Debug)]
pub struct AssumeRoleWithSamlProvider {
    cached: CachedProvider,
}

/// Builds an [`AssumeRoleWithSamlProvider`]. The settings are checked by [`build`](Self::build).
#[derive(Debug)]
pub struct AssumeRoleWithSamlBuilder {
    role_arn: String,
    provider_arn: String,
    assertion: Assertion,
    session: SessionOptions,
}

#[derive(Clone)]
struct Assertion(Arc<dyn Fn() -> UserFuture<String> + Send + Sync>);

impl AssumeRoleWithSamlProvider {
    /// Creates a builder for a role (`acs:ram::<account id>:role/<name>`), a SAML provider
    /// (`acs:ram::<account id>:saml-provider/<name>`) and a function that returns an assertion.
    pub fn builder<F, A>(
        role_arn: impl Into<String>,
        saml_provider_arn: impl Into<String>,
        assertion: F,
    ) -> AssumeRoleWithSamlBuilder
    where
        F: Fn() -> A + Send + Sync + 'static,
        A: Future<Output = Result<String, CredentialsError>> + Send + 'static,
    {
        AssumeRoleWithSamlBuilder {
            role_arn: role_arn.into(),
            provider_arn: saml_provider_arn.into(),
            assertion: Assertion(Arc::new(move || Box::pin(assertion()))),
            session: SessionOptions::default(),
        }
    }
}

provide_from_cache!(AssumeRoleWithSamlProvider);

impl AssumeRoleWithSamlBuilder {
    session_setters!();

    /// Builds the provider. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] with the name of the setting that is outside its
    /// limits.
    pub fn build(self) -> Result<AssumeRoleWithSamlProvider, CredentialsError> {
        let mut request = FederatedRequest::new(Kind::Saml, &self.role_arn, &self.provider_arn)?;
        request
            .set(self.session.duration, self.session.policy)
            .map_err(|error| error.at(NAME))?;
        let source = Saml {
            request,
            assertion: self.assertion,
            endpoint: self.session.endpoint,
        };
        Ok(AssumeRoleWithSamlProvider {
            cached: CachedProvider::new(source),
        })
    }
}

#[derive(Debug)]
struct Saml {
    request: FederatedRequest,
    assertion: Assertion,
    endpoint: StsEndpoint,
}

#[async_trait]
impl ProvideCredentials for Saml {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        let assertion = Secret::new((self.assertion.0)().await?);
        let assertion = Secret::new(assertion.expose().trim());
        self.request
            .check_proof(assertion.expose())
            .map_err(|problem| {
                CredentialsError::invalid_configuration(NAME, "the assertion", problem)
            })?;
        let endpoint = self.endpoint.resolve(cx)?;
        let answer = self.request.call(&endpoint, &assertion).send(cx).await?;
        let credentials = response::parse_credentials(answer.host(), answer.body())?;
        check_alive(&credentials, answer.host(), cx.now())?;
        Ok(credentials.with_source(NAME))
    }
}

impl fmt::Debug for Assertion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Assertion(function)")
    }
}

const NAME: &str = "saml_role_arn";
