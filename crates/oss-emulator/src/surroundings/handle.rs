//! The running surroundings.

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

/// The surroundings of a running server: where each is, and its switches.
#[derive(Debug, Default)]
pub struct SurroundingsHandle {
    metadata: Option<Metadata>,
    credentials_uri: Option<CredentialsUri>,
    cloud_sso: Option<CloudSso>,
    oauth: Option<OAuth>,
    providers: Arc<IdentityProviders>,
}

/// What the surroundings have to know of their server.
pub(crate) struct Surrounded<'a> {
    pub(crate) clock: &'a Clock,
    pub(crate) account: &'a str,
    /// `http` or `https`.
    pub(crate) scheme: &'a str,
    pub(crate) providers: Arc<IdentityProviders>,
}

impl SurroundingsHandle {
    /// The metadata service, if it was asked for.
    pub fn metadata(&self) -> Option<&Metadata> {
        self.metadata.as_ref()
    }

    /// The credentials URI, if it was asked for.
    pub fn credentials_uri(&self) -> Option<&CredentialsUri> {
        self.credentials_uri.as_ref()
    }

    /// CloudSSO, if it was asked for.
    pub fn cloud_sso(&self) -> Option<&CloudSso> {
        self.cloud_sso.as_ref()
    }

    /// The OAuth service, if it was asked for.
    pub fn oauth(&self) -> Option<&OAuth> {
        self.oauth.as_ref()
    }

    /// The OIDC identity provider, if it was asked for.
    pub fn oidc(&self) -> Option<&OidcIssuer> {
        self.providers.oidc.as_ref()
    }

    /// The SAML identity provider, if it was asked for.
    pub fn saml(&self) -> Option<&SamlIssuer> {
        self.providers.saml.as_ref()
    }

    /// Opens the listeners that are needed, and what answers at them.
    ///
    /// # Errors
    /// When no port can be opened.
    pub(crate) async fn open(
        wanted: Surroundings,
        server: &Surrounded<'_>,
    ) -> io::Result<(Self, Vec<(Listener, TcpListener)>)> {
        let mut listeners = Vec::new();
        let mut handle = Self {
            providers: Arc::clone(&server.providers),
            ..Self::default()
        };
        if let Some(metadata) = wanted.metadata {
            let (listener, authority) = listen().await?;
            listeners.push((Listener::Metadata, listener));
            let endpoint = format!("http://{authority}");
            handle.metadata = Some(Metadata::new(endpoint, metadata.role, metadata.imds));
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
                .map(|role| CredentialsUri::new(base(), role));
            handle.cloud_sso = wanted
                .cloud_sso
                .map(|role| CloudSso::new(base(), clock(), account(), role));
            handle.oauth = wanted.oauth.map(|role| OAuth::new(base(), clock(), role));
        }
        Ok((handle, listeners))
    }
}

async fn listen() -> io::Result<(TcpListener, String)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address.to_string()))
}
