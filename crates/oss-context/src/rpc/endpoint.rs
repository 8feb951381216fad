//! The address of an RPC service.

use std::fmt;
use std::net::IpAddr;

use http::uri::Authority;

use crate::error::CredentialsError;
use crate::exchange::is_loopback;

/// The address of an RPC service. It is called over HTTPS, or over HTTP on loopback.
///
/// ```
/// use oss_context::rpc::RpcEndpoint;
///
/// let endpoint = RpcEndpoint::parse("sts.cn-hangzhou.aliyuncs.com")?;
/// assert_eq!(endpoint.to_string(), "https://sts.cn-hangzhou.aliyuncs.com");
/// assert!(RpcEndpoint::parse("http://127.0.0.1:9000").is_ok());
/// assert!(RpcEndpoint::parse("http://sts.cn-hangzhou.aliyuncs.com").is_err());
/// # Ok::<(), oss_context::CredentialsError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RpcEndpoint {
    scheme: &'static str,
    authority: String,
}

impl RpcEndpoint {
    /// Parses a host with an optional port, or a URL without a path. If there is no scheme, HTTPS is
    /// used, and HTTP on loopback.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] if the text is not a host, has a user name, a path or
    /// a query, or has the scheme `http` and another host than this machine.
    pub fn parse(text: &str) -> Result<Self, CredentialsError> {
        Self::parse_named(text, "endpoint")
    }

    /// Does the same as [`parse`](Self::parse), for an endpoint that is the value of the setting `field`,
    /// which errors name.
    ///
    /// # Errors
    ///
    /// The same as for [`parse`](Self::parse).
    pub fn parse_named(text: &str, field: &str) -> Result<Self, CredentialsError> {
        let refuse =
            |problem: &str| CredentialsError::invalid_configuration("RPC endpoint", field, problem);
        let (scheme, rest) = match text.trim().split_once("://") {
            Some((scheme, rest)) => (Some(scheme.to_ascii_lowercase()), rest),
            None => (None, text.trim()),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        // The text before an `@` may be a password, so it is not repeated.
        if authority.contains('@') {
            return Err(refuse("has userinfo; give the host only"));
        }
        if authority.contains(['/', '?', '#']) {
            return Err(refuse("has a path or a query; give the host only"));
        }
        let host = host_from_authority(authority).ok_or_else(|| refuse("is not a host"))?;
        let scheme = match scheme.as_deref() {
            Some("https") => "https",
            Some("http") | None if is_loopback(&host) => "http",
            None => "https",
            Some("http") => {
                return Err(refuse(&format!(
                    "{authority} is plain http, which is accepted only to loopback; use https"
                )));
            }
            Some(_) => return Err(refuse("has a scheme other than https")),
        };
        Ok(Self {
            scheme,
            authority: authority.to_ascii_lowercase(),
        })
    }

    /// Creates an endpoint that is called over HTTPS. `host` is not checked: use
    /// [`parse`](Self::parse) for text from outside.
    pub fn https(host: String) -> Self {
        Self {
            scheme: "https",
            authority: host,
        }
    }

    /// Returns the scheme: `https`, or `http` on loopback.
    pub fn scheme(&self) -> &str {
        self.scheme
    }

    /// Returns the host, with its port if it has one.
    pub fn authority(&self) -> &str {
        &self.authority
    }
}

impl fmt::Display for RpcEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.authority)
    }
}

/// The host of an authority, without the brackets of an IPv6 address.
fn host_from_authority(authority: &str) -> Option<String> {
    let authority: Authority = authority.parse().ok()?;
    let host = authority.host();
    let port = authority.as_str().strip_prefix(host)?;
    let port_is_right = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let name = host.trim_start_matches('[').trim_end_matches(']');
    let is_name = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let is_host = !name.is_empty() && (is_name || name.parse::<IpAddr>().is_ok());
    (port_is_right && is_host).then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_is_https_except_on_loopback() {
        let cases = [
            ("sts.aliyuncs.com", "https://sts.aliyuncs.com"),
            (
                "HTTPS://STS.aliyuncs.com:8443/",
                "https://sts.aliyuncs.com:8443",
            ),
            ("127.0.0.1:9000", "http://127.0.0.1:9000"),
            ("http://[::1]:9000", "http://[::1]:9000"),
            ("http://sts.localhost", "http://sts.localhost"),
            ("https://localhost", "https://localhost"),
        ];
        for (text, expected) in cases {
            assert_eq!(RpcEndpoint::parse(text).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn what_is_no_host_is_refused_with_the_reason() {
        let cases = [
            ("http://sts.example.com", "plain http"),
            ("ftp://sts.example.com", "scheme"),
            ("https://user:CANARY@sts.example.com", "userinfo"),
            ("https://sts.example.com/path", "path"),
            ("sts.example.com?x=y", "path or a query"),
            ("", "not a host"),
            ("https://", "not a host"),
            ("sts example.com", "not a host"),
            ("sts.example.com:99999", "not a host"),
            ("sts.example.com:", "not a host"),
            ("127.0.0.1.evil.com:x", "not a host"),
            ("sts_é.com", "not a host"),
        ];
        for (text, reason) in cases {
            let error = RpcEndpoint::parse(text).unwrap_err().to_string();
            assert!(
                error.contains(reason) && !error.contains("CANARY"),
                "{text}: {error}"
            );
        }
        assert!(RpcEndpoint::parse("http://127.0.0.1.evil.com").is_err());
    }
}
