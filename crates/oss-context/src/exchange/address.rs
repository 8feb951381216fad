//! The addresses that sources of credentials call, and the hosts that may be called without TLS.

use std::fmt;
use std::net::IpAddr;

use http::{Request, Uri};
use oss_transport::{Body, Direct};

use crate::error::CredentialsError;

/// A URL of `http` or `https` that was checked. `Debug` shows only its host, because paths and
/// queries often contain a token.
#[derive(Clone)]
pub struct Address(Uri);

/// The hosts to which plain `http` is accepted. `https` is accepted to every host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainHttpScope {
    /// Only to this machine.
    Loopback,
    /// To this machine, to link-local addresses, and to the private networks of RFC 1918, RFC 6598
    /// and RFC 4193.
    Private,
    /// To every host, because the user allowed it.
    Anywhere,
}

impl Address {
    /// Parses a URL and checks its scheme and host. `origin` and `field` name the setting that
    /// contains the URL, for the error.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] if `text` is not a URL with a host, contains a user
    /// name or a password, or has the scheme `http` and a host outside `clear`. The error does not
    /// repeat the text, which may contain a secret.
    pub fn parse(
        text: &str,
        origin: &str,
        field: &str,
        clear: PlainHttpScope,
    ) -> Result<Self, CredentialsError> {
        // The text is not repeated: it may hold a password or a token.
        let refuse =
            |problem: String| CredentialsError::invalid_configuration(origin, field, problem);
        let uri: Uri = text
            .trim()
            .parse()
            .map_err(|_| refuse("is not a URL".to_owned()))?;
        let host = match uri.authority() {
            Some(authority) if authority.as_str().contains('@') => {
                return Err(refuse("has userinfo; leave it out".to_owned()));
            }
            Some(authority) if !authority.host().is_empty() => authority.host(),
            _ => return Err(refuse("is not a URL with scheme and host".to_owned())),
        };
        match uri.scheme_str() {
            Some("https") => Ok(Self(uri)),
            Some("http") if clear.reaches(host) => Ok(Self(uri)),
            Some("http") => Err(refuse(format!(
                "is plain http to {host}, where keys would travel in the clear; use https"
            ))),
            _ => Err(refuse("has a scheme other than https and http".to_owned())),
        }
    }

    /// Returns the host, with its port if it has one. Errors call the service by this name.
    pub fn authority(&self) -> &str {
        self.0.authority().map_or("", http::uri::Authority::as_str)
    }

    /// Returns the whole URL.
    pub fn uri(&self) -> &Uri {
        &self.0
    }

    /// Returns the URL of `path` below this URL, without the query of this URL.
    pub fn join(&self, path: &str) -> String {
        let scheme = self.0.scheme_str().unwrap_or("https");
        let base = self.0.path().trim_end_matches('/');
        format!("{scheme}://{}{base}{path}", self.authority())
    }

    /// Returns the URL of `path` at the root of this URL's host.
    pub fn at_root(&self, path: &str) -> String {
        let scheme = self.0.scheme_str().unwrap_or("https");
        format!("{scheme}://{}{path}", self.authority())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.authority())
    }
}

impl PlainHttpScope {
    fn reaches(self, host: &str) -> bool {
        let host = host.trim_start_matches('[').trim_end_matches(']');
        match self {
            Self::Loopback => is_loopback(host),
            Self::Private => is_loopback(host) || ip(host).is_some_and(is_private),
            Self::Anywhere => true,
        }
    }
}

/// Marks a request to this machine or to a link-local address, which must not go through a proxy.
pub(crate) fn mark_direct(request: &mut Request<Body>) {
    let host = request.uri().host().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if is_loopback(host) || ip(host).is_some_and(is_link_local) {
        request.extensions_mut().insert(Direct);
    }
}

/// Returns whether a host, written without brackets, is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let name = host.to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || ip(host).is_some_and(|address| address.is_loopback())
}

/// Parses an IP address. An IPv4 address that is written as an IPv6 address counts as IPv4.
fn ip(host: &str) -> Option<IpAddr> {
    host.parse::<IpAddr>()
        .ok()
        .map(|address| address.to_canonical())
}

fn is_link_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_link_local(),
        IpAddr::V6(address) => address.is_unicast_link_local(),
    }
}

fn is_private(address: IpAddr) -> bool {
    is_link_local(address)
        || match address {
            IpAddr::V4(address) => {
                let [first, second, ..] = address.octets();
                address.is_private() || (first == 100 && (64..128).contains(&second))
            }
            IpAddr::V6(address) => address.is_unique_local(),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(text: &str, clear: PlainHttpScope) -> bool {
        Address::parse(text, "test", "uri", clear).is_ok()
    }

    #[test]
    fn plain_http_goes_no_further_than_allowed() {
        let loopback = [
            "http://127.0.0.1:80/",
            "http://localhost/x",
            "http://a.LOCALHOST",
            "http://[::1]:8080/",
            "http://[::ffff:127.0.0.1]/",
        ];
        let private = [
            "http://100.100.100.200",
            "http://100.64.0.1/",
            "http://10.1.2.3/",
            "http://172.16.0.1/",
            "http://192.168.0.1/",
            "http://169.254.170.2/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
        ];
        let public = [
            "http://example.com/",
            "http://8.8.8.8/",
            "http://100.128.0.1/",
            "http://100.63.0.1/",
            "http://172.32.0.1/",
            "http://127.0.0.1.example.com/",
            "http://[2001:db8::1]/",
            "http://[::ffff:8.8.8.8]/",
        ];
        for (texts, clears) in [
            (&loopback[..], [true, true, true]),
            (&private, [false, true, true]),
            (&public, [false, false, true]),
        ] {
            for text in texts {
                let got = [
                    PlainHttpScope::Loopback,
                    PlainHttpScope::Private,
                    PlainHttpScope::Anywhere,
                ]
                .map(|clear| accepted(text, clear));
                assert_eq!(got, clears, "{text}");
                let https = text.replace("http://", "https://");
                assert!(accepted(&https, PlainHttpScope::Loopback), "{https}");
            }
        }
    }

    #[test]
    fn what_is_no_address_is_refused_without_its_text() {
        for text in [
            "",
            "/path?token=CANARY",
            "ftp://CANARY.example.com/",
            "https://user:CANARY@example.com/",
            "http://localhost/a b CANARY",
            "http:///CANARY",
        ] {
            let error = Address::parse(text, "test", "uri", PlainHttpScope::Anywhere).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("CANARY"), "{text}");
        }
        let address = Address::parse(
            "https://h/CANARY?CANARY",
            "test",
            "uri",
            PlainHttpScope::Anywhere,
        )
        .unwrap();
        assert_eq!(format!("{address:?}"), "Address(h)");
    }

    #[test]
    fn what_stays_on_this_machine_or_link_is_direct() {
        let is_direct = |uri: &str| {
            let mut request = Request::get(uri).body(Body::empty()).unwrap();
            mark_direct(&mut request);
            request.extensions().get::<Direct>().is_some()
        };
        for uri in [
            "http://[::1]/",
            "http://127.0.0.1:9/",
            "http://169.254.1.1/",
        ] {
            assert!(is_direct(uri), "{uri}");
        }
        assert!(!is_direct("http://10.0.0.1/") && !is_direct("https://sts.aliyuncs.com/"));
    }
}
