//! The operations of the surroundings.

use ::http::Method;

/// The listeners of the surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listener {
    /// The metadata service, which never uses TLS.
    Metadata,
    /// All other services.
    Web,
}

/// An operation of the surroundings. Faults can be injected for its name.
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
    /// Returns the operation at a path of a listener, or `None` if there is none.
    pub(super) fn at(listener: Listener, path: &str) -> Option<Self> {
        match listener {
            Listener::Metadata => Self::from_metadata_path(path),
            Listener::Web => match path {
                CREDENTIALS_URI => Some(Self::CredentialsUri),
                CLOUD_SSO => Some(Self::CloudSsoCredentials),
                OAUTH_TOKEN => Some(Self::OAuthToken),
                OAUTH_EXCHANGE => Some(Self::OAuthExchange),
                _ => None,
            },
        }
    }

    fn from_metadata_path(path: &str) -> Option<Self> {
        if path == "/latest/api/token" {
            return Some(Self::MetadataToken);
        }
        let item = path.strip_prefix("/latest/meta-data/")?;
        let (ram, item) = item.split_once('/')?;
        // Clients use both spellings, and the real service accepts both.
        if !matches!(ram, "ram" | "Ram") {
            return None;
        }
        match item.strip_prefix("security-credentials")? {
            "" | "/" => Some(Self::MetadataRole),
            role => role.strip_prefix('/').map(|_| Self::MetadataCredentials),
        }
    }

    /// Returns the name for [`Injection::on`](crate::Injection::on).
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

    /// Returns the only method that the operation accepts.
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
