//! What a request to the surroundings asks for.

use ::http::Method;

/// Which of the listeners of the surroundings a connection came in at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listener {
    /// The metadata service, which never speaks TLS.
    Metadata,
    /// Everything else that gives keys.
    Web,
}

/// One thing that the surroundings do; its name is what faults are put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    MetadataToken,
    MetadataRole,
    MetadataCredentials,
    CredentialsUri,
    CloudSsoCredentials,
    OAuthToken,
    OAuthExchange,
}

impl Operation {
    /// By the listener and the path; None where nothing is.
    pub(super) fn at(listener: Listener, path: &str) -> Option<Self> {
        match listener {
            Listener::Metadata => Self::of_metadata(path),
            Listener::Web => match path {
                CREDENTIALS_URI => Some(Self::CredentialsUri),
                CLOUD_SSO => Some(Self::CloudSsoCredentials),
                OAUTH_TOKEN => Some(Self::OAuthToken),
                OAUTH_EXCHANGE => Some(Self::OAuthExchange),
                _ => None,
            },
        }
    }

    fn of_metadata(path: &str) -> Option<Self> {
        if path == "/latest/api/token" {
            return Some(Self::MetadataToken);
        }
        let item = path.strip_prefix("/latest/meta-data/")?;
        let (ram, item) = item.split_once('/')?;
        // Both spellings are in use, and the service takes both.
        if !matches!(ram, "ram" | "Ram") {
            return None;
        }
        match item.strip_prefix("security-credentials")? {
            "" | "/" => Some(Self::MetadataRole),
            role => role.strip_prefix('/').map(|_| Self::MetadataCredentials),
        }
    }

    /// As it is called in `Injection::on`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::MetadataToken => "MetadataToken",
            Self::MetadataRole => "MetadataRole",
            Self::MetadataCredentials => "MetadataCredentials",
            Self::CredentialsUri => "CredentialsUri",
            Self::CloudSsoCredentials => "CloudSsoCredentials",
            Self::OAuthToken => "OAuthToken",
            Self::OAuthExchange => "OAuthExchange",
        }
    }

    /// The one method it takes.
    pub(super) fn method(self) -> Method {
        match self {
            Self::MetadataToken => Method::PUT,
            Self::MetadataRole | Self::MetadataCredentials | Self::CredentialsUri => Method::GET,
            Self::CloudSsoCredentials | Self::OAuthToken | Self::OAuthExchange => Method::POST,
        }
    }
}

/// The path of the credentials URI.
pub(super) const CREDENTIALS_URI: &str = "/credentials";
const CLOUD_SSO: &str = "/cloud-credentials";
const OAUTH_TOKEN: &str = "/v1/token";
const OAUTH_EXCHANGE: &str = "/v1/exchange";
