//! One proxy: where it is, how it is reached, and what proves who uses it.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use http::uri::Authority;
use percent_encoding::percent_decode_str;

use super::error::ProxyError;

/// A proxy that is reached over `http` or `https`.
///
/// Requests for `http` URLs are sent to it with their whole URL as the target. For `https` URLs it
/// is asked, by `CONNECT`, for a connection to the server, and TLS is spoken with the server itself
/// through that connection: the proxy sees the host and the port, and nothing of the request.
///
/// `Debug` and `Display` show how the proxy is reached, and never the user or the password.
///
/// ```
/// use oss_transport::{HyperTransport, Proxy};
///
/// let proxy = Proxy::new("http://proxy.example.com:3128")?.with_basic_auth("user", "p@ssword");
/// assert_eq!(proxy.to_string(), "http://proxy.example.com:3128");
/// let transport = HyperTransport::builder().proxy(proxy).build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Proxy(Arc<Server>);

#[derive(Clone, PartialEq, Eq, Hash)]
struct Server {
    tls: bool,
    /// In lower case. An IPv6 address is without brackets.
    host: String,
    port: u16,
    authorization: Option<HeaderValue>,
}

impl Proxy {
    /// Creates a proxy from a URL such as `http://proxy.example.com:3128` or
    /// `https://user:password@proxy.example.com`.
    ///
    /// Without a scheme, `http` is meant; without a port, 80 or 443. In the user and the password,
    /// the characters `/ ? # @ : %` must be written with percent signs, such as `%40` for `@`.
    ///
    /// # Errors
    ///
    /// Fails if the scheme is neither `http` nor `https` (SOCKS is not supported), if there is no
    /// host, or if there is a path or a query.
    pub fn new(url: &str) -> Result<Self, ProxyError> {
        let url = url.trim();
        let (tls, rest) = match url.split_once("://") {
            None => (false, url),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (false, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (true, rest),
            Some((scheme, _)) if scheme.to_ascii_lowercase().starts_with("socks") => {
                return Err(ProxyError::new(
                    "names a SOCKS proxy, which is not supported; use a proxy with http:// or https://",
                ));
            }
            Some(_) => {
                return Err(ProxyError::new(
                    "has a scheme that is not supported; use http:// or https://",
                ));
            }
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains(['/', '?', '#']) {
            return Err(ProxyError::new(
                "has a path or a query; use http://HOST:PORT, with percent signs for special \
                 characters in the password, such as %2F for a slash",
            ));
        }
        let (user_info, place) = match rest.rsplit_once('@') {
            Some((user_info, place)) => (Some(user_info), place),
            None => (None, rest),
        };
        let authority: Authority = place
            .parse()
            .map_err(|_| ProxyError::new("has no valid host; use http://HOST:PORT"))?;
        let host = authority.host().trim_matches(['[', ']']);
        if host.is_empty() {
            return Err(ProxyError::new("has no host; use http://HOST:PORT"));
        }
        let port = authority.port_u16();
        // `Authority` also parses a port that is empty or too large.
        if port.is_none() && place.len() > authority.host().len() {
            return Err(ProxyError::new("has an invalid port; use 1 to 65535"));
        }
        Ok(Self(Arc::new(Server {
            tls,
            host: host.to_ascii_lowercase(),
            port: port.unwrap_or(if tls { 443 } else { 80 }),
            authorization: user_info.map(|user_info| {
                let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
                let mut pair: Vec<u8> = percent_decode_str(user).collect();
                pair.push(b':');
                pair.extend(percent_decode_str(password));
                basic(&pair)
            }),
        })))
    }

    /// Sets the user and the password, which are sent to the proxy by the scheme `Basic`. The user
    /// must not contain a colon. They replace those of the URL.
    #[must_use]
    pub fn with_basic_auth(self, user: &str, password: &str) -> Self {
        self.with_authorization(basic(format!("{user}:{password}").as_bytes()))
    }

    /// Sets the value of the header `Proxy-Authorization`, for proxies that want something else than
    /// a user and a password.
    #[must_use]
    pub fn with_authorization(mut self, mut value: HeaderValue) -> Self {
        value.set_sensitive(true);
        Arc::make_mut(&mut self.0).authorization = Some(value);
        self
    }

    pub(crate) fn tls(&self) -> bool {
        self.0.tls
    }

    pub(crate) fn host(&self) -> &str {
        &self.0.host
    }

    pub(crate) fn port(&self) -> u16 {
        self.0.port
    }

    pub(crate) fn authorization(&self) -> Option<&HeaderValue> {
        self.0.authorization.as_ref()
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.0.tls { "https" } else { "http" };
        let Server { host, port, .. } = &*self.0;
        match host.contains(':') {
            true => write!(f, "{scheme}://[{host}]:{port}"),
            false => write!(f, "{scheme}://{host}:{port}"),
        }
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({self})")
    }
}

fn basic(pair: &[u8]) -> HeaderValue {
    let value = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(pair)));
    // Base64 consists of characters that a header may contain.
    let mut value = value.unwrap_or(HeaderValue::from_static("Basic"));
    value.set_sensitive(true);
    value
}

#[cfg(test)]
mod tests {
    use super::Proxy;

    #[test]
    fn scheme_and_port_have_defaults() {
        for (url, shown) in [
            ("proxy.example.com", "http://proxy.example.com:80"),
            ("proxy.example.com:3128/", "http://proxy.example.com:3128"),
            ("http://Proxy.Example.Com", "http://proxy.example.com:80"),
            ("HTTPS://proxy.example.com", "https://proxy.example.com:443"),
            ("https://127.0.0.1:8443/", "https://127.0.0.1:8443"),
            ("http://[::1]:3128", "http://[::1]:3128"),
            ("http://user:password@[::1]", "http://[::1]:80"),
            (" http://proxy:3128 ", "http://proxy:3128"),
        ] {
            assert_eq!(Proxy::new(url).unwrap().to_string(), shown, "{url}");
        }
    }

    #[test]
    fn user_and_password_are_decoded_and_sent_by_the_basic_scheme() {
        let authorization = |url: &str| {
            let proxy = Proxy::new(url).unwrap();
            proxy.authorization().unwrap().to_str().unwrap().to_owned()
        };
        // The example of RFC 7617.
        let example = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
        assert_eq!(authorization("http://Aladdin:open%20sesame@proxy"), example);
        // A password with `@` that was not written with a percent sign is understood too.
        assert_eq!(authorization("http://u:p@w@proxy"), "Basic dTpwQHc=");
        assert_eq!(authorization("http://u:%70%40w@proxy"), "Basic dTpwQHc=");
        assert_eq!(authorization("http://u@proxy"), "Basic dTo=");
        let set = Proxy::new("http://other:other@proxy").unwrap();
        let set = set.with_basic_auth("Aladdin", "open sesame");
        assert_eq!(set.authorization().unwrap(), example);
        assert!(
            Proxy::new("http://proxy")
                .unwrap()
                .authorization()
                .is_none()
        );
    }

    #[test]
    fn what_is_no_proxy_is_refused_without_repeating_it() {
        for url in [
            "",
            "http://",
            "http://user:CANARY@",
            "http://user:CANARY@:3128",
            "http://user:CANARY/x@proxy:3128",
            "http://user:CANARY#x@proxy:3128",
            "http://user:CANARY@proxy:3128/path",
            "http://user:CANARY@proxy:99999",
            "http://user:CANARY@proxy:",
            "http://user:CANARY@pro xy",
            "socks5://user:CANARY@proxy:1080",
            "ftp://user:CANARY@proxy",
            "CANARY://proxy",
        ] {
            let error = Proxy::new(url).unwrap_err();
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("CANARY"), "{url}: {shown}");
            assert!(error.to_string().starts_with("the URL of the proxy "));
        }
    }

    #[test]
    fn debug_and_display_show_no_user_and_no_password() {
        let proxy = Proxy::new("http://CANARY:CANARY@proxy:3128").unwrap();
        let also = proxy.clone().with_basic_auth("user", "CANARY");
        let shown = format!("{proxy} {proxy:?} {also} {also:?}");
        assert!(
            !shown.contains("CANARY") && !shown.contains("Basic"),
            "{shown}"
        );
    }
}
