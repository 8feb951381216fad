//! Which proxy is used for which URL.

use http::Uri;
use http::uri::Scheme;

use super::error::ProxyError;
use super::exceptions::Exceptions;
use super::server::Proxy;

/// The proxies of a transport: one for `http` URLs, one for `https` URLs, and the hosts for which
/// neither is used.
///
/// ```
/// use oss_transport::{HyperTransport, Proxies, Proxy};
///
/// // One proxy for everything but the hosts of the company.
/// let proxies = Proxies::all(Proxy::new("http://proxy.example.com:3128")?)
///     .except("localhost,.corp.example.com,10.0.0.0/8");
/// let transport = HyperTransport::builder().proxy(proxies).build()?;
///
/// // What HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say.
/// let transport = HyperTransport::builder().proxy(Proxies::from_environment()).build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// No host is excepted by itself, not even `localhost`: only those that [`except`](Self::except) or
/// `NO_PROXY` names. A request that is marked with [`Direct`](crate::Direct) never passes a proxy.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    pub(super) http: Choice,
    pub(super) https: Choice,
    pub(super) exceptions: Exceptions,
}

/// The proxy for a scheme, or why the one that was named cannot be used.
pub(super) type Choice = Option<Result<Proxy, ProxyError>>;

impl Proxies {
    /// Uses no proxy. This is the default of a transport.
    pub fn none() -> Self {
        Self::default()
    }

    /// Uses one proxy for all URLs.
    pub fn all(proxy: Proxy) -> Self {
        Self::none().for_http(proxy.clone()).for_https(proxy)
    }

    /// Sets the proxy for `http` URLs, or `None` to connect to their servers directly.
    #[must_use]
    pub fn for_http(mut self, proxy: impl Into<Option<Proxy>>) -> Self {
        self.http = proxy.into().map(Ok);
        self
    }

    /// Sets the proxy for `https` URLs, or `None` to connect to their servers directly.
    #[must_use]
    pub fn for_https(mut self, proxy: impl Into<Option<Proxy>>) -> Self {
        self.https = proxy.into().map(Ok);
        self
    }

    /// Adds hosts for which no proxy is used, in the format of the variable `NO_PROXY`: entries that
    /// are separated by commas or spaces.
    ///
    /// | entry | covers |
    /// |---|---|
    /// | `example.com`, `.example.com`, `*.example.com` | the domain and everything below it |
    /// | `127.0.0.1`, `::1` | the address, where the URL has an address |
    /// | `10.0.0.0/8`, `2001:db8::/32` | the network, where the URL has an address |
    /// | `example.com:8080`, `[::1]:8080` | the same, but only this port |
    /// | `*` | everything |
    ///
    /// Names are not resolved to find out whether their addresses are in a network. An entry that is
    /// none of these covers nothing.
    #[must_use]
    pub fn except(mut self, hosts: &str) -> Self {
        self.exceptions.add(hosts);
        self
    }

    /// Returns the proxy for a URL, or `None` if its server is reached directly.
    ///
    /// # Errors
    ///
    /// Fails if an environment variable names a proxy for this URL that cannot be used.
    pub fn find(&self, url: &Uri) -> Result<Option<&Proxy>, ProxyError> {
        let tls = url.scheme() == Some(&Scheme::HTTPS);
        let host = url.host().unwrap_or_default().trim_matches(['[', ']']);
        let port = url.port_u16().unwrap_or(if tls { 443 } else { 80 });
        self.find_for(tls, &host.to_ascii_lowercase(), port)
    }

    /// Returns the proxy for a server, whose host is in lower case and without brackets.
    pub(crate) fn find_for(
        &self,
        tls: bool,
        host: &str,
        port: u16,
    ) -> Result<Option<&Proxy>, ProxyError> {
        let choice = if tls { &self.https } else { &self.http };
        match choice {
            Some(choice) if !self.exceptions.cover(host, port) => {
                choice.as_ref().map(Some).map_err(Clone::clone)
            }
            _ => Ok(None),
        }
    }
}

impl From<Proxy> for Proxies {
    /// Uses the proxy for all URLs.
    fn from(proxy: Proxy) -> Self {
        Self::all(proxy)
    }
}
