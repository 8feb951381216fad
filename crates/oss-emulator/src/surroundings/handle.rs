//! The running surroundings.

use std::net::Ipv4Addr;

use tokio::net::TcpListener;

use crate::clock::Clock;
use crate::error::Error;

use super::cloud_sso::CloudSso;
use super::configuration::Surroundings;
use super::credentials_uri::CredentialsUri;
use super::metadata::Metadata;
use super::oauth::OAuth;
use super::oidc::OidcIssuer;
use super::saml::SamlIssuer;

/// The surroundings of a running server: where each is, and its switches.
#[derive(Debug, Default)]
pub struct SurroundingsHandle {
    metadata: Option<Metadata>,
    credentials_uri: Option<CredentialsUri>,
    cloud_sso: Option<CloudSso>,
    oauth: Option<OAuth>,
    oidc: Option<OidcIssuer>,
    saml: Option<SamlIssuer>,
}

/// Which of a server's listeners a connection came in at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Front {
    /// OSS and STS.
    Service,
    /// The metadata service, which never speaks TLS.
    Metadata,
    /// Everything else that gives keys.
    Web,
}

/// What the surroundings have to know of their server.
pub(crate) struct Ground<'a> {
    pub(crate) clock: &'a Clock,
    pub(crate) account: &'a str,
    /// `http` or `https`.
    pub(crate) scheme: &'a str,
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
        self.oidc.as_ref()
    }

    /// The SAML identity provider, if it was asked for.
    pub fn saml(&self) -> Option<&SamlIssuer> {
        self.saml.as_ref()
    }

    /// Opens the listeners that are needed, and what answers at them.
    ///
    /// # Errors
    /// When no port can be opened, or no key made.
    pub(crate) async fn open(
        wanted: Surroundings,
        ground: &Ground<'_>,
    ) -> Result<(Self, Vec<(Front, TcpListener)>), Error> {
        let mut listeners = Vec::new();
        let mut handle = Self::default();
        if let Some(metadata) = wanted.metadata {
            let (listener, authority) = listen().await?;
            listeners.push((Front::Metadata, listener));
            let endpoint = format!("http://{authority}");
            handle.metadata = Some(Metadata::new(endpoint, metadata.role, metadata.imds));
        }
        let web = [&wanted.credentials_uri, &wanted.cloud_sso, &wanted.oauth];
        if web.iter().any(|role| role.is_some()) {
            let (listener, authority) = listen().await?;
            listeners.push((Front::Web, listener));
            let base = || format!("{}://{authority}", ground.scheme);
            let clock = || ground.clock.clone();
            let account = || ground.account.to_owned();
            handle.credentials_uri = wanted
                .credentials_uri
                .map(|role| CredentialsUri::new(base(), role));
            handle.cloud_sso = wanted
                .cloud_sso
                .map(|role| CloudSso::new(base(), clock(), account(), role));
            handle.oauth = wanted.oauth.map(|role| OAuth::new(base(), clock(), role));
        }
        if let Some(name) = wanted.oidc {
            handle.oidc = Some(OidcIssuer::new(
                ground.account,
                &name,
                ground.clock.clone(),
            )?);
        }
        handle.saml = wanted
            .saml
            .map(|name| SamlIssuer::new(ground.account, &name, ground.clock.clone()));
        Ok((handle, listeners))
    }
}

async fn listen() -> Result<(TcpListener, String), Error> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .map_err(Error::Listen)?;
    let address = listener.local_addr().map_err(Error::Listen)?;
    Ok((listener, address.to_string()))
}
