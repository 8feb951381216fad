//! Temporary credentials for a SAML assertion.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::{Credentials, Secret};

use super::Asked;
use crate::CachedProvider;
use crate::cache::provide_from_cache;
use crate::sts::federated::{FederatedRequest, Kind};
use crate::sts::{Network, PolicyText, StsEndpoint, response};
use oss_context::keys::check_alive;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Temporary credentials of a RAM role by STS AssumeRoleWithSAML, kept and refreshed.
///
/// The function gives an assertion: the whole SAML response in base64, as the identity provider
/// posts it. It is called for each refresh, so that an expired assertion is never sent twice.
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
/// The session's name comes from the assertion.
#[derive(Clone, Debug)]
pub struct AssumeRoleWithSamlProvider {
    cached: CachedProvider,
}

/// Collects what AssumeRoleWithSAML is asked for; [`build`](Self::build) checks it.
#[derive(Debug)]
pub struct AssumeRoleWithSamlBuilder {
    role_arn: String,
    provider_arn: String,
    assertion: Assertion,
    duration: Option<Duration>,
    policy: Option<PolicyText>,
    endpoint: StsEndpoint,
}

#[derive(Clone)]
struct Assertion(Arc<dyn Fn() -> Asked<String> + Send + Sync>);

impl AssumeRoleWithSamlProvider {
    /// Begins with the role, the SAML provider
    /// (`acs:ram::<account id>:saml-provider/<name>`) and what gives an assertion.
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
            duration: None,
            policy: None,
            endpoint: StsEndpoint::new(),
        }
    }
}

provide_from_cache!(AssumeRoleWithSamlProvider);

impl AssumeRoleWithSamlBuilder {
    /// How long the credentials live: 900 s up to the role's maximum, at most 43200 s; by default
    /// 3600 s.
    #[must_use]
    pub fn duration(self, duration: Duration) -> Self {
        Self {
            duration: Some(duration),
            ..self
        }
    }

    /// What the session may do at most, within what the role may; at most 2048 bytes.
    #[must_use]
    pub fn policy(self, policy: impl Into<PolicyText>) -> Self {
        Self {
            policy: Some(policy.into()),
            ..self
        }
    }

    /// The STS endpoint, host or URL; see [`StsEndpoint`] for what decides without it.
    #[must_use]
    pub fn sts_endpoint(self, endpoint: impl Into<String>) -> Self {
        Self {
            endpoint: self.endpoint.endpoint(endpoint),
            ..self
        }
    }

    /// The region whose STS is called.
    #[must_use]
    pub fn sts_region(self, region: impl Into<String>) -> Self {
        Self {
            endpoint: self.endpoint.region(region),
            ..self
        }
    }

    /// Whether a regional STS is reached from inside the VPC.
    #[must_use]
    pub fn network(self, network: Network) -> Self {
        Self {
            endpoint: self.endpoint.network(network),
            ..self
        }
    }

    /// The provider.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] naming the setting that is outside its limits.
    pub fn build(self) -> Result<AssumeRoleWithSamlProvider, CredentialsError> {
        let mut request = FederatedRequest::new(Kind::Saml, &self.role_arn, &self.provider_arn)?;
        request
            .set(self.duration, self.policy)
            .map_err(|error| error.at(NAME))?;
        let source = Saml {
            request,
            assertion: self.assertion,
            endpoint: self.endpoint,
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
