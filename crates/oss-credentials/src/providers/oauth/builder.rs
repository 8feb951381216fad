//! What an OAuth login consists of, checked at the end.

use std::future::Future;
use std::sync::{Arc, Mutex};

use oss_sign::{Credentials, Secret, UtcSeconds};

use super::{NAME, OAuth, OAuthProvider, OAuthSite, OAuthTokens, Save, Tokens};
use crate::cache::CachedProvider;
use crate::providers::login::Login;
use oss_context::CredentialsError;
use oss_context::exchange::{Address, PlainHttpScope};

/// Builds an [`OAuthProvider`](crate::OAuthProvider). The settings are checked by
/// [`build`](Self::build).
#[derive(Debug)]
pub struct OAuthBuilder {
    site: OAuthSite,
    endpoint: Option<String>,
    tokens: Tokens,
    kept: Option<Credentials>,
    profile: Option<String>,
    save: Option<Save>,
}

impl OAuthBuilder {
    pub(super) fn new(site: OAuthSite) -> Self {
        Self {
            site,
            endpoint: None,
            tokens: Tokens {
                access: None,
                refresh: None,
                unsaved: None,
            },
            kept: None,
            profile: None,
            save: None,
        }
    }

    /// Sets the access token and the time at which it expires. By default there is none.
    #[must_use]
    pub fn access_token(mut self, token: impl Into<String>, expires_at: UtcSeconds) -> Self {
        self.tokens.access = Some((Secret::new(token), expires_at));
        self
    }

    /// Sets the refresh token and the time at which it expires, if that is known. It is only used if
    /// [`save_with`](Self::save_with) is set. By default there is none.
    #[must_use]
    pub fn refresh_token(
        mut self,
        token: impl Into<String>,
        expires_at: Option<UtcSeconds>,
    ) -> Self {
        self.tokens.refresh = Some((Secret::new(token), expires_at));
        self
    }

    /// Sets keys that an earlier exchange returned. They are used first, if they are valid for at least
    /// another minute. By default there are none.
    #[must_use]
    pub fn kept_keys(self, keys: Credentials) -> Self {
        Self {
            kept: Some(keys),
            ..self
        }
    }

    /// Sets the function that saves new tokens, and so allows the use of the refresh token. New tokens
    /// are not used before the function has succeeded. By default the refresh token is not used.
    #[must_use]
    pub fn save_with<F, A>(self, save: F) -> Self
    where
        F: Fn(OAuthTokens) -> A + Send + Sync + 'static,
        A: Future<Output = Result<(), CredentialsError>> + Send + 'static,
    {
        Self {
            save: Some(Save(Arc::new(move |tokens| Box::pin(save(tokens))))),
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

    /// Sets the URL of the OAuth service. It must be `https`, or `http` on loopback. The default is the
    /// service of the site.
    #[must_use]
    pub fn endpoint(self, url: impl Into<String>) -> Self {
        Self {
            endpoint: Some(url.into()),
            ..self
        }
    }

    /// Builds the provider. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] if the URL is neither `https` nor on loopback.
    pub fn build(self) -> Result<OAuthProvider, CredentialsError> {
        let endpoint = self.endpoint.as_deref().unwrap_or(self.site.base());
        let source = OAuth {
            site: self.site,
            address: Address::parse(endpoint, NAME, "endpoint", PlainHttpScope::Loopback)?,
            login: Login::new(NAME, "OAuth", self.profile),
            tokens: Mutex::new(self.tokens),
            kept: Mutex::new(self.kept),
            save: self.save,
        };
        Ok(OAuthProvider {
            cached: CachedProvider::new(source),
        })
    }
}
