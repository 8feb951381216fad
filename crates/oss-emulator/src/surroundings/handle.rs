//! The running surroundings, and how they are started.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::providers::{IdentityProviders, OidcIssuer, SamlIssuer};
use crate::runtime::Clock;

use super::cloud_sso::CloudSso;
use super::configuration::Surroundings;
use super::credentials_uri::CredentialsUri;
use super::metadata::Metadata;
use super::oauth::OAuth;
use super::operation::Listener;

/// The surroundings of a running server. Each of them has its own address and its own settings.
#[derive(Debug, Default)]
pub struct SurroundingsHandle {
    metadata: Option<Metadata>,
    credentials_uri: Option<CredentialsUri>,
    cloud_sso: Option<CloudSso>,
    oauth: Option<OAuth>,
    providers: Arc<IdentityProviders>,
}

/// The settings of the server that the surroundings use.
pub(crate) struct ServerSettings<'a> {
    pub(crate) clock: &'a Clock,
    pub(crate) account: &'a str,
    /// `http` or `https`.
    pub(crate) scheme: &'a str,
    pub(crate) providers: Arc<IdentityProviders>,
}

impl SurroundingsHandle {
    /// Returns the metadata service, or `None` unless [`Surroundings::ecs_role`],
    /// [`Surroundings::ecs_without_role`] or [`Surroundings::imds`] configured it.
    pub fn metadata(&self) -> Option<&Metadata> {
        self.metadata.as_ref()
    }

    /// Returns the credentials URI, or `None` unless [`Surroundings::credentials_uri`]
    /// configured it.
    pub fn credentials_uri(&self) -> Option<&CredentialsUri> {
        self.credentials_uri.as_ref()
    }

    /// Returns CloudSSO, or `None` unless [`Surroundings::cloud_sso`] configured it.
    pub fn cloud_sso(&self) -> Option<&CloudSso> {
        self.cloud_sso.as_ref()
    }

    /// Returns the OAuth service, or `None` unless [`Surroundings::oauth`] configured it.
    pub fn oauth(&self) -> Option<&OAuth> {
        self.oauth.as_ref()
    }

    /// Returns the OIDC identity provider, or `None` unless [`Surroundings::oidc_provider`]
    /// configured it.
    pub fn oidc(&self) -> Option<&OidcIssuer> {
        self.providers.oidc.as_ref()
    }

    /// Returns the SAML identity provider, or `None` unless [`Surroundings::saml_provider`]
    /// configured it.
    pub fn saml(&self) -> Option<&SamlIssuer> {
        self.providers.saml.as_ref()
    }

    /// Returns the identity providers, with which STS verifies tokens and assertions.
    pub(crate) fn providers(&self) -> Arc<IdentityProviders> {
        Arc::clone(&self.providers)
    }

    /// Opens the listeners for the configured services.
    ///
    /// # Errors
    ///
    /// Returns an error if no port can be opened.
    pub(crate) async fn open(
        wanted: &Surroundings,
        server: &ServerSettings<'_>,
    ) -> io::Result<(Self, Vec<(Listener, TcpListener)>)> {
        let mut listeners = Vec::new();
        let mut handle = Self {
            providers: Arc::clone(&server.providers),
            ..Self::default()
        };
        if let Some(metadata) = &wanted.metadata {
            let (listener, authority) = listen().await?;
            listeners.push((Listener::Metadata, listener));
            let endpoint = format!("http://{authority}");
            handle.metadata = Some(Metadata::new(
                endpoint,
                metadata.role.clone(),
                metadata.imds,
            ));
        }
        let web = [&wanted.credentials_uri, &wanted.cloud_sso, &wanted.oauth];
        if web.iter().any(|role| role.is_some()) {
            let (listener, authority) = listen().await?;
            listeners.push((Listener::Web, listener));
            let base = || format!("{}://{authority}", server.scheme);
            let clock = || server.clock.clone();
            let account = || server.account.to_owned();
            handle.credentials_uri = wanted
                .credentials_uri
                .as_ref()
                .map(|role| CredentialsUri::new(base(), role.clone()));
            handle.cloud_sso = wanted
                .cloud_sso
                .as_ref()
                .map(|role| CloudSso::new(base(), clock(), account(), role.clone()));
            handle.oauth = wanted
                .oauth
                .as_ref()
                .map(|role| OAuth::new(base(), clock(), role.clone()));
        }
        Ok((handle, listeners))
    }
}

async fn listen() -> io::Result<(TcpListener, String)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address.to_string()))
}
