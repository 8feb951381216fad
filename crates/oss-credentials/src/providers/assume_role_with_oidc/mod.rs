//! Temporary credentials for an OIDC token.

mod builder;
mod settings;

use async_trait::async_trait;
use oss_sign::{Credentials, Secret};

pub use self::builder::AssumeRoleWithOidcBuilder;
use self::settings::{NAME, Settings};

use super::assume_role::session_name;
use crate::cache::CachedProvider;
use crate::cache::provide_from_cache;
use crate::sts::{StsEndpoint, response};
use oss_context::keys::check_alive;
use oss_context::rpc::{Attempts, Pace, Repeat};
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Temporary credentials of a RAM role, from the STS action AssumeRoleWithOIDC. They are cached and
/// refreshed.
///
/// This is how pods in ACK clusters get credentials (RRSA). It works wherever an identity provider
/// writes a token to a file. The file is read again for each attempt, because it is replaced before the
/// token expires.
///
/// ```
/// use oss_credentials::AssumeRoleWithOidcProvider;
///
/// // In a pod all settings are in variables.
/// let provider = AssumeRoleWithOidcProvider::from_environment();
///
/// let provider = AssumeRoleWithOidcProvider::builder(
///     "acs:ram::1234567890123456:role/pod",
///     "acs:ram::1234567890123456:oidc-provider/ack-rrsa-c0123",
///     "/var/run/secrets/ack.alibabacloud.com/rrsa-tokens/token",
/// )
/// .session_name("pod")
/// .build()?;
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
///
/// The call is not signed, and the token is only sent in its body.
#[derive(Clone, Debug)]
pub struct AssumeRoleWithOidcProvider {
    cached: CachedProvider,
}

impl AssumeRoleWithOidcProvider {
    /// Creates a builder for a role (`acs:ram::<account id>:role/<name>`), an OIDC provider
    /// (`acs:ram::<account id>:oidc-provider/<name>`) and the file that contains the token.
    pub fn builder(
        role_arn: impl Into<String>,
        oidc_provider_arn: impl Into<String>,
        token_file: impl Into<std::path::PathBuf>,
    ) -> AssumeRoleWithOidcBuilder {
        AssumeRoleWithOidcBuilder::new(role_arn.into(), oidc_provider_arn.into(), token_file.into())
    }

    /// Creates a provider that reads its settings from variables at each refresh:
    /// `ALIBABA_CLOUD_ROLE_ARN`, `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`, `ALIBABA_CLOUD_OIDC_TOKEN_FILE` and,
    /// if it is set, `ALIBABA_CLOUD_ROLE_SESSION_NAME`.
    ///
    /// If neither the variable of the OIDC provider nor that of the file is set, nothing is configured.
    /// If one of them is set, all three must be set.
    pub fn from_environment() -> Self {
        Self::with_source(Source::Environment, StsEndpoint::new())
    }

    fn with_source(source: Source, endpoint: StsEndpoint) -> Self {
        Self {
            cached: CachedProvider::new(Oidc { source, endpoint }),
        }
    }
}

provide_from_cache!(AssumeRoleWithOidcProvider);

#[derive(Debug)]
struct Oidc {
    source: Source,
    endpoint: StsEndpoint,
}

#[derive(Debug)]
enum Source {
    Environment,
    Given(Box<Settings>),
}

#[async_trait]
impl ProvideCredentials for Oidc {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        let from_environment;
        let settings = match &self.source {
            Source::Given(settings) => settings,
            Source::Environment => {
                from_environment = settings::from_environment(cx.environment())?;
                &from_environment
            }
        };
        self.exchange(cx, settings).await
    }
}

impl Oidc {
    /// Makes attempts until one succeeds. A token that the service calls expired is not sent again. If
    /// the file contains another token by then, that one is sent, once.
    async fn exchange(
        &self,
        cx: &Context,
        settings: &Settings,
    ) -> Result<Credentials, CredentialsError> {
        let mut attempts = Attempts::begin(cx, Repeat::Freely, Pace::Brief);
        let mut expired: Option<Secret> = None;
        loop {
            let limit = attempts.next(cx);
            let token = settings.token(cx).await?;
            match self.attempt(cx, settings, &token, limit).await {
                Ok(credentials) => return Ok(credentials),
                Err(error) if !is_expired_token(&error) => attempts.failed(cx, error).await?,
                Err(error) => {
                    let replaced = settings.token(cx).await?.expose() != token.expose();
                    if !replaced || expired.replace(token).is_some() {
                        return Err(settings.explain(error));
                    }
                    tracing::debug!("the OIDC token was replaced while it was sent; again with it");
                }
            }
        }
    }

    async fn attempt(
        &self,
        cx: &Context,
        settings: &Settings,
        token: &Secret,
        limit: std::time::Duration,
    ) -> Result<Credentials, CredentialsError> {
        let endpoint = self.endpoint.resolve(cx)?;
        let session_name = match &settings.session_name {
            Some(name) => name.clone(),
            None => session_name(cx),
        };
        let call = settings
            .request
            .call(&endpoint, token)
            .parameter("RoleSessionName", session_name);
        let answer = call.send_once(cx, limit).await?;
        let credentials = response::parse_credentials(answer.host(), answer.body())?;
        check_alive(&credentials, answer.host(), cx.now())?;
        Ok(credentials.with_source(NAME))
    }
}

fn is_expired_token(error: &CredentialsError) -> bool {
    matches!(error, CredentialsError::Service(refusal)
        if refusal.code() == Some("AuthenticationFail.OIDCToken.Expired"))
}
