//! Temporary credentials of a role.

mod builder;

use std::sync::Arc;
use std::time::UNIX_EPOCH;

use async_trait::async_trait;
use oss_sign::Credentials;

pub use self::builder::AssumeRoleBuilder;

use crate::cache::CachedProvider;
use crate::cache::provide_from_cache;
use crate::sts::request::{self, AssumeRoleRequest};
use crate::sts::{PolicyText, StsEndpoint, response};
use oss_context::keys::{check_alive, same_keys};
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Temporary credentials of a RAM role, from the STS action AssumeRole.
///
/// They are cached and refreshed as by a [`CachedProvider`]: many callers cause only one call of STS,
/// and clones share the cache. The source is asked for its keys before each call of STS.
///
/// ```no_run
/// use std::time::Duration;
/// use oss_credentials::{AssumeRoleProvider, EnvProvider};
///
/// let provider = AssumeRoleProvider::builder("acs:ram::1234567890123456:role/ramosstest")
///     .session_name("sessiontest")
///     .duration(Duration::from_secs(3000))
///     .policy(r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:examplebucket/*"}]}"#)
///     .source(EnvProvider::new())
///     .build()?;
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
///
/// The keys of the source must belong to a RAM user or a role with the permission `sts:AssumeRole`. A
/// root account cannot assume roles.
#[derive(Clone, Debug)]
pub struct AssumeRoleProvider {
    role: Arc<AssumeRole>,
    cached: CachedProvider,
}

impl AssumeRoleProvider {
    /// Creates a builder for a role: `acs:ram::<account id>:role/<role name>`.
    pub fn builder(role_arn: impl Into<String>) -> AssumeRoleBuilder {
        AssumeRoleBuilder::new(role_arn.into())
    }

    /// Creates a provider with the same role, source and endpoint, but with another session policy and
    /// its own cache, for example for another tenant.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] if the policy is not a JSON object or has more than
    /// 2048 bytes.
    pub fn with_policy(&self, policy: impl Into<PolicyText>) -> Result<Self, CredentialsError> {
        let mut role = (*self.role).clone();
        role.request.policy = Some(policy.into().check()?);
        Ok(Self::with_role(role))
    }

    fn with_role(role: AssumeRole) -> Self {
        let role = Arc::new(role);
        Self {
            cached: CachedProvider::new(Arc::clone(&role)),
            role,
        }
    }
}

provide_from_cache!(AssumeRoleProvider);

/// The role without a cache. Every call is a call of STS.
#[derive(Clone, Debug)]
struct AssumeRole {
    request: AssumeRoleRequest,
    endpoint: StsEndpoint,
    source: Arc<dyn ProvideCredentials>,
}

#[async_trait]
impl ProvideCredentials for AssumeRole {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        let keys = self.source_keys(cx).await?;
        match self.assume(cx, &keys).await {
            Err(CredentialsError::Service(refusal)) if refusal.blames_credentials() => {
                self.source.invalidate(&keys);
                let fresh = self.source_keys(cx).await?;
                if same_keys(&keys, &fresh) {
                    return Err(CredentialsError::Service(refusal));
                }
                tracing::debug!(
                    code = refusal.code(),
                    "the source's keys were refused; again with new ones"
                );
                self.assume(cx, &fresh).await
            }
            result => result,
        }
    }
}

impl AssumeRole {
    async fn source_keys(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        let keys = self
            .source
            .provide(cx)
            .await
            .map_err(|cause| CredentialsError::Source {
                provider: NAME,
                cause: Arc::new(cause),
            })?;
        if keys.is_anonymous() {
            return Err(request::refuse(
                "source",
                "is anonymous, which cannot assume a role",
            ));
        }
        Ok(keys)
    }

    async fn assume(
        &self,
        cx: &Context,
        keys: &Credentials,
    ) -> Result<Credentials, CredentialsError> {
        let endpoint = self.endpoint.resolve(cx)?;
        let call = self
            .request
            .call(&endpoint, &session_name(cx))
            .signed_by(keys);
        let answer = call.send(cx).await?;
        let credentials = response::parse_credentials(answer.host(), answer.body())?;
        check_alive(&credentials, answer.host(), cx.now())?;
        let path = keys
            .source()
            .map_or(NAME.to_owned(), |source| format!("{NAME}/{source}"));
        Ok(credentials.with_source(path))
    }
}

/// A new session name: `oss-sdk-rust-<Unix time in ms>-<4 random hexadecimal digits>`.
pub(super) fn session_name(cx: &Context) -> String {
    let since = cx
        .runtime()
        .now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let mut random = [0; 2];
    cx.runtime().random(&mut random);
    format!(
        "oss-sdk-rust-{}-{:04x}",
        since.as_millis(),
        u16::from_be_bytes(random)
    )
}

const NAME: &str = "ram_role_arn";
