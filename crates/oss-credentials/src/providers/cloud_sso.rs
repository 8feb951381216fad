//! Keys of a CloudSSO login.

use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use http::{HeaderValue, Request, header};
use oss_sign::{Credentials, Secret, UtcSeconds};
use oss_transport::Body;

use super::login::{Login, bearer, take_kept};
use crate::cache::CachedProvider;
use crate::cache::provide_from_cache;
use crate::formats::cloud_sso;
use oss_context::exchange::fetch_patiently;
use oss_context::exchange::{Address, PlainHttpScope};
use oss_context::keys::check_alive;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Credentials of a CloudSSO user for one account and access configuration. They are cached, and
/// refreshed as long as the login is valid.
///
/// ```
/// use oss_credentials::CloudSsoProvider;
/// use oss_sign::UtcSeconds;
///
/// let provider = CloudSsoProvider::builder(
///     "https://signin-cn-shanghai.alibabacloudsso.com/start/login",
///     "1234567890123456",
///     "ac-00example",
/// )
/// .access_token("example-token", UtcSeconds::new(1_772_730_489))
/// .build()?;
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
///
/// A program cannot renew a login. After it has expired, the error names the command that logs in again
/// with a browser.
#[derive(Clone, Debug)]
pub struct CloudSsoProvider {
    cached: CachedProvider,
}

/// Builds a [`CloudSsoProvider`]. The settings are checked by [`build`](Self::build).
#[derive(Debug)]
pub struct CloudSsoBuilder {
    sign_in_url: String,
    account_id: String,
    access_configuration: String,
    access_token: Option<(Secret, UtcSeconds)>,
    kept: Option<Credentials>,
    profile: Option<String>,
}

impl CloudSsoProvider {
    /// Creates a builder for the sign-in URL, of which only the host is used, the id of the account and
    /// the id of the access configuration.
    pub fn builder(
        sign_in_url: impl Into<String>,
        account_id: impl Into<String>,
        access_configuration: impl Into<String>,
    ) -> CloudSsoBuilder {
        CloudSsoBuilder {
            sign_in_url: sign_in_url.into(),
            account_id: account_id.into(),
            access_configuration: access_configuration.into(),
            access_token: None,
            kept: None,
            profile: None,
        }
    }
}

provide_from_cache!(CloudSsoProvider);

impl CloudSsoBuilder {
    /// Sets the access token of the login and the time at which it expires. The time 0 counts as
    /// expired. By default there is no token.
    #[must_use]
    pub fn access_token(self, token: impl Into<String>, expires_at: UtcSeconds) -> Self {
        Self {
            access_token: Some((Secret::new(token), expires_at)),
            ..self
        }
    }

    /// Sets keys that an earlier call returned. They are used first, if they are valid for at least
    /// another minute. By default there are none.
    #[must_use]
    pub fn kept_keys(self, keys: Credentials) -> Self {
        Self {
            kept: Some(keys),
            ..self
        }
    }

    /// Sets the profile of the aliyun CLI that the login belongs to. Errors name it in the command that
    /// logs in again. By default they name none.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        Self {
            profile: Some(name.into()),
            ..self
        }
    }

    /// Builds the provider. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] if the URL is neither `https` nor on loopback, or if
    /// the account or the access configuration is empty.
    pub fn build(self) -> Result<CloudSsoProvider, CredentialsError> {
        let address = Address::parse(
            &self.sign_in_url,
            NAME,
            "cloud_sso_sign_in_url",
            PlainHttpScope::Loopback,
        )?;
        let named = [
            ("cloud_sso_account_id", &self.account_id),
            ("cloud_sso_access_config", &self.access_configuration),
        ];
        for (field, text) in named {
            if text.trim().is_empty() {
                return Err(CredentialsError::invalid_configuration(
                    NAME,
                    field,
                    "is missing",
                ));
            }
        }
        let source = CloudSso {
            address,
            body: cloud_sso::request(self.account_id.trim(), self.access_configuration.trim()),
            login: Login::new(NAME, "CloudSSO", self.profile),
            access_token: self.access_token,
            kept: Mutex::new(self.kept),
        };
        Ok(CloudSsoProvider {
            cached: CachedProvider::new(source),
        })
    }
}

#[derive(Debug)]
struct CloudSso {
    address: Address,
    body: String,
    login: Login,
    access_token: Option<(Secret, UtcSeconds)>,
    kept: Mutex<Option<Credentials>>,
}

#[async_trait]
impl ProvideCredentials for CloudSso {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        if let Some(keys) = take_kept(&self.kept, cx.now()) {
            return Ok(keys.with_source(NAME));
        }
        let token = self.token(cx.now())?;
        let authorization = bearer(token)?;
        let host = self.address.authority();
        let request = || self.request(&authorization);
        let answer = fetch_patiently(cx, host, request, LIMIT, ATTEMPTS).await?;
        let credentials = cloud_sso::parse(host, &answer, token)
            .map_err(|error| self.login.explain(error))?
            .with_source(NAME);
        check_alive(&credentials, host, cx.now())?;
        Ok(credentials)
    }
}

impl CloudSso {
    fn token(&self, now: UtcSeconds) -> Result<&Secret, CredentialsError> {
        match &self.access_token {
            Some((token, expires_at)) if *expires_at > now => Ok(token),
            Some((_, expires_at)) => Err(self.login.over(*expires_at, now)),
            None => Err(self.login.over(UtcSeconds::new(0), now)),
        }
    }

    fn request(&self, authorization: &HeaderValue) -> Result<Request<Body>, CredentialsError> {
        Request::post(self.address.at_root("/cloud-credentials"))
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, authorization)
            .body(Body::from(self.body.clone()))
            .map_err(|_| {
                let field = "cloud_sso_sign_in_url";
                CredentialsError::invalid_configuration(NAME, field, "cannot be called")
            })
    }
}

const NAME: &str = "cloud_sso";
const LIMIT: Duration = Duration::from_secs(10);
const ATTEMPTS: u32 = 2;
