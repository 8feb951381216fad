//! Keys of an OAuth login of the aliyun CLI.

mod builder;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, header};
use oss_sign::{Credentials, Secret, UtcSeconds};
use oss_transport::Body;

pub use self::builder::OAuthBuilder;

use super::login::{Login, MARGIN, bearer, take_kept};
use super::user_future::UserFuture;
use crate::cache::CachedProvider;
use crate::cache::provide_from_cache;
use crate::formats::oauth;
use crate::oauth_tokens::{OAuthSite, OAuthTokens};
use oss_context::exchange::Address;
use oss_context::exchange::{fetch, fetch_patiently};
use oss_context::keys::check_alive;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Credentials of a person who logged in with OAuth, as the aliyun CLI does it. They are cached, and
/// refreshed as long as the login is valid.
///
/// ```
/// use oss_credentials::{OAuthProvider, OAuthSite};
/// use oss_sign::UtcSeconds;
///
/// let provider = OAuthProvider::builder(OAuthSite::China)
///     .access_token("example-token", UtcSeconds::new(1_772_705_289))
///     .build()?;
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
///
/// The access token is exchanged for credentials. After it has expired, the refresh token is exchanged
/// for a new access token, but only if [`save_with`](OAuthBuilder::save_with) is set: the old refresh
/// token may become invalid, and a program that still has it is logged out. Without `save_with` the
/// error names the command that logs in again.
#[derive(Clone, Debug)]
pub struct OAuthProvider {
    cached: CachedProvider,
}

impl OAuthProvider {
    /// Creates a builder for a login at `site`.
    pub fn builder(site: OAuthSite) -> OAuthBuilder {
        OAuthBuilder::new(site)
    }
}

provide_from_cache!(OAuthProvider);

impl OAuthSite {
    fn base(self) -> &'static str {
        match self {
            Self::China => "https://oauth.aliyun.com",
            Self::International => "https://oauth.alibabacloud.com",
        }
    }

    /// The client id of the aliyun CLI at the site.
    fn client_id(self) -> &'static str {
        match self {
            Self::China => "4038181954557748008",
            Self::International => "4103531455503354461",
        }
    }
}

#[derive(Debug)]
struct OAuth {
    site: OAuthSite,
    address: Address,
    login: Login,
    tokens: Mutex<Tokens>,
    kept: Mutex<Option<Credentials>>,
    save: Option<Save>,
}

#[derive(Clone, Debug)]
struct Tokens {
    access: Option<(Secret, UtcSeconds)>,
    refresh: Option<(Secret, Option<UtcSeconds>)>,
    /// New tokens that could not be saved yet.
    unsaved: Option<OAuthTokens>,
}

#[derive(Clone)]
struct Save(Arc<dyn Fn(OAuthTokens) -> UserFuture<()> + Send + Sync>);

#[async_trait]
impl ProvideCredentials for OAuth {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        if let Some(keys) = take_kept(&self.kept, cx.now()) {
            return Ok(keys.with_source(NAME));
        }
        self.save().await?;
        let (access, renewed) = match self.access_token(cx.now()) {
            Some(access) => (access, false),
            None => (self.renew(cx).await?, true),
        };
        match self.exchange(cx, &access).await {
            Err(error) if is_refused_token(&error) && !renewed && self.may_renew() => {
                let access = self.renew(cx).await?;
                self.exchange(cx, &access).await
            }
            result => result,
        }
        .map_err(|error| self.login.explain(error))
    }
}

impl OAuth {
    /// Returns the access token, if it is valid for at least another minute.
    fn access_token(&self, now: UtcSeconds) -> Option<Secret> {
        let tokens = self.tokens();
        let (token, expires_at) = tokens.access.as_ref()?;
        (*expires_at > now.plus(MARGIN)).then(|| token.clone())
    }

    async fn exchange(
        &self,
        cx: &Context,
        access_token: &Secret,
    ) -> Result<Credentials, CredentialsError> {
        let authorization = bearer(access_token)?;
        let request = || {
            let request = Request::post(self.address.join("/v1/exchange"))
                .header(header::AUTHORIZATION, &authorization)
                .header(header::CONTENT_TYPE, "application/json");
            built(request, Body::empty())
        };
        let host = self.address.authority();
        let answer = fetch_patiently(cx, host, request, LIMIT, ATTEMPTS).await?;
        let credentials = oauth::parse_exchange(host, &answer, &[access_token])?.with_source(NAME);
        check_alive(&credentials, host, cx.now())?;
        Ok(credentials)
    }

    fn may_renew(&self) -> bool {
        self.save.is_some() && self.tokens().refresh.is_some()
    }

    /// Gets a new access token. The request is sent only once, because the service may refuse a refresh
    /// token that was used.
    async fn renew(&self, cx: &Context) -> Result<Secret, CredentialsError> {
        let old = self.refresh_token(cx.now())?;
        let form = oauth::refresh_form(&old, self.site.client_id());
        let request = Request::post(self.address.join("/v1/token"))
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = built(request, Body::from(Bytes::from_owner(form)))?;
        let host = self.address.authority();
        let answer = fetch(cx, host, request, LIMIT).await?;
        let renewed = oauth::parse_token(host, &answer, &[&old])
            .map_err(|error| self.login.explain(error))?;
        let tokens = OAuthTokens {
            access_token: renewed.access_token.clone(),
            access_token_expires_at: cx.now().plus(Duration::from_secs(renewed.expires_in)),
            refresh_token: renewed.refresh_token,
        };
        self.tokens().take(tokens);
        self.save().await?;
        Ok(renewed.access_token)
    }

    fn refresh_token(&self, now: UtcSeconds) -> Result<Secret, CredentialsError> {
        let tokens = self.tokens();
        let over_at = tokens
            .access
            .as_ref()
            .map_or(UtcSeconds::new(0), |access| access.1);
        match &tokens.refresh {
            Some((_, Some(expires_at))) if *expires_at <= now => {
                Err(self.login.over(*expires_at, now))
            }
            Some((token, _)) if self.save.is_some() => Ok(token.clone()),
            _ => Err(self.login.over(over_at, now)),
        }
    }

    /// Saves new tokens. They are only used after they were saved. If saving fails, the next call tries
    /// again.
    async fn save(&self) -> Result<(), CredentialsError> {
        let unsaved = self.tokens().unsaved.clone();
        if let (Some(Save(save)), Some(unsaved)) = (&self.save, unsaved) {
            save(unsaved).await?;
            self.tokens().unsaved = None;
        }
        Ok(())
    }

    fn tokens(&self) -> MutexGuard<'_, Tokens> {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tokens {
    fn take(&mut self, new: OAuthTokens) {
        self.access = Some((new.access_token.clone(), new.access_token_expires_at));
        // The service does not say when the new refresh token expires.
        self.refresh = Some((new.refresh_token.clone(), None));
        self.unsaved = Some(new);
    }
}

/// Returns whether the service refused the access token although it has not expired.
fn is_refused_token(error: &CredentialsError) -> bool {
    matches!(error, CredentialsError::Service(refusal)
        if matches!(refusal.code(), Some("expired_token" | "invalid_token"))
            || refusal.status() == 401)
}

fn built(request: http::request::Builder, body: Body) -> Result<Request<Body>, CredentialsError> {
    request
        .body(body)
        .map_err(|_| CredentialsError::invalid_configuration(NAME, "endpoint", "cannot be called"))
}

impl fmt::Debug for Save {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Save(function)")
    }
}

const NAME: &str = "oauth";
const LIMIT: Duration = Duration::from_secs(10);
const ATTEMPTS: u32 = 2;
