//! What an OAuth login consists of, checked at the end.

use std::future::Future;
use std::sync::{Arc, Mutex};

use oss_sign::{Credentials, Secret, UtcSeconds};

use super::{NAME, OAuth, OAuthProvider, OAuthSite, OAuthTokens, Save, Tokens};
use crate::CachedProvider;
use crate::providers::login::Login;
use oss_context::CredentialsError;
use oss_context::exchange::{Address, PlainHttpScope};

/// Collects what an OAuth login consists of; [`build`](Self::build) checks it.
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

    /// The access token and its end.
    #[must_use]
    pub fn access_token(mut self, token: impl Into<String>, expires_at: UtcSeconds) -> Self {
        self.tokens.access = Some((Secret::new(token), expires_at));
        self
    }

    /// The refresh token and, where it is known, its end. It is used only with
    /// [`save_with`](Self::save_with).
    #[must_use]
    pub fn refresh_token(
        mut self,
        token: impl Into<String>,
        expires_at: Option<UtcSeconds>,
    ) -> Self {
        self.tokens.refresh = Some((Secret::new(token), expires_at));
        self
    }

    /// Keys that an earlier exchange gave; they are used first, if they live for another minute.
    #[must_use]
    pub fn kept_keys(self, keys: Credentials) -> Self {
        Self {
            kept: Some(keys),
            ..self
        }
    }

    /// Where new tokens go; allows to use the refresh token. Until the function has succeeded, the
    /// new tokens are not used.
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

    /// The profile of the command line tool that the login belongs to, for what errors advise.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        Self {
            profile: Some(name.into()),
            ..self
        }
    }

    /// The address of the service instead of the site's: https, or http to loopback.
    #[must_use]
    pub fn endpoint(self, url: impl Into<String>) -> Self {
        Self {
            endpoint: Some(url.into()),
            ..self
        }
    }

    /// The provider.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] for an endpoint that is neither https nor
    /// loopback.
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
