//! Keys from an address that hands them out.

use std::time::Duration;

use async_trait::async_trait;
use http::{Request, header};
use oss_sign::{Credentials, Secret};
use oss_transport::Body;

use super::external::check_external;
use crate::cache::CachedProvider;
use crate::cache::provide_from_cache;
use crate::formats::credentials_uri;
use oss_context::PassedOver;
use oss_context::exchange::fetch_patiently;
use oss_context::exchange::{Address, PlainHttpScope};
use oss_context::keys::check_alive;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Credentials from a credentials URI: a URL that answers a GET request with a JSON object of keys.
///
/// ```
/// use oss_credentials::CredentialsUriProvider;
///
/// let provider = CredentialsUriProvider::new("http://127.0.0.1:6666/credentials");
/// let provider = CredentialsUriProvider::from_environment();
/// ```
///
/// The URL is called exactly as it is given. It must be `https`; `http` is only accepted to this
/// machine, to link-local addresses and to private networks. The response must arrive within 10 s and
/// have at most 64 KiB. Redirects are refused. Keys without an expiry are fetched again after 15
/// minutes. The variable `ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS` disables this provider.
///
/// # Security
///
/// The server decides with whose identity the program works, so the URL must be trusted. Errors contain
/// neither the path nor the query of the URL, and only the error code of a response.
#[derive(Clone, Debug)]
pub struct CredentialsUriProvider {
    endpoint: Endpoint,
    cached: CachedProvider,
}

/// From which hosts keys may be fetched with plain `http`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlainHttp {
    /// From every host. Everyone who can read the network traffic gets the keys.
    Allowed,
    /// Only from this machine, from link-local addresses and from private networks. This is the
    /// default.
    #[default]
    Private,
}

impl CredentialsUriProvider {
    /// Creates a provider that calls the given URL.
    pub fn new(uri: impl Into<String>) -> Self {
        Self::with_endpoint(Endpoint {
            uri: Some(Secret::new(uri)),
            plain_http: PlainHttp::default(),
        })
    }

    /// Creates a provider that calls the URL in the variable `ALIBABA_CLOUD_CREDENTIALS_URI`. If it is
    /// not set, nothing is configured.
    pub fn from_environment() -> Self {
        Self::with_endpoint(Endpoint {
            uri: None,
            plain_http: PlainHttp::default(),
        })
    }

    /// Sets from which hosts plain `http` is accepted. The default is [`PlainHttp::Private`].
    #[must_use]
    pub fn plain_http(self, plain_http: PlainHttp) -> Self {
        Self::with_endpoint(Endpoint {
            plain_http,
            ..self.endpoint
        })
    }

    fn with_endpoint(endpoint: Endpoint) -> Self {
        Self {
            cached: CachedProvider::new(endpoint.clone()).refetch_after(REFETCH),
            endpoint,
        }
    }
}

provide_from_cache!(CredentialsUriProvider);

#[derive(Clone, Debug)]
struct Endpoint {
    uri: Option<Secret>,
    plain_http: PlainHttp,
}

#[async_trait]
impl ProvideCredentials for Endpoint {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        let address = self.address(cx)?;
        check_external(cx, NAME)?;
        let host = address.authority();
        let answer = fetch_patiently(cx, host, || request(&address), LIMIT, ATTEMPTS).await?;
        let credentials = credentials_uri::parse(host, &answer)?.with_source(NAME);
        check_alive(&credentials, host, cx.now())?;
        Ok(credentials)
    }
}

impl Endpoint {
    fn address(&self, cx: &Context) -> Result<Address, CredentialsError> {
        let clear = match self.plain_http {
            PlainHttp::Allowed => PlainHttpScope::Anywhere,
            PlainHttp::Private => PlainHttpScope::Private,
        };
        if let Some(uri) = &self.uri {
            return Address::parse(uri.expose(), NAME, "uri", clear);
        }
        let uri = cx.environment().var(VARIABLE)?.map(Secret::new);
        let uri = uri.ok_or_else(not_configured)?;
        Address::parse(uri.expose(), "environment", VARIABLE, clear)
    }
}

fn request(address: &Address) -> Result<Request<Body>, CredentialsError> {
    Request::get(address.uri().clone())
        .header(header::ACCEPT, "application/json")
        .body(Body::empty())
        .map_err(|_| CredentialsError::invalid_configuration(NAME, "uri", "cannot be called"))
}

fn not_configured() -> CredentialsError {
    CredentialsError::not_found(
        PassedOver {
            link: NAME.to_owned(),
            reason: format!("{VARIABLE} is not set"),
            fix: format!("set {VARIABLE} to an address that answers with keys"),
        },
        Vec::new(),
    )
}

const NAME: &str = "credentials_uri";
const VARIABLE: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";
const LIMIT: Duration = Duration::from_secs(10);
const ATTEMPTS: u32 = 2;
const REFETCH: Duration = Duration::from_secs(15 * 60);
