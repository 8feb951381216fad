//! Endpoints as people write them.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::hosts::{Recognised, is_of_service, recognise, refuse_bare_region};
use super::{Addressing, Endpoint, Host, Scheme, plain_region};
use crate::Error;

impl Endpoint {
    /// Reads an endpoint, which is a host or a URL without a path.
    ///
    /// If no scheme is given, it is `https`, or `http` for a loopback host. The region and the
    /// product are found from a host of OSS. An IP address or a loopback name means path style. Any
    /// other host is taken as a domain that is bound to a bucket ([`Addressing::Cname`]).
    ///
    /// The host of a bucket, such as `examplebucket.oss-cn-hangzhou.aliyuncs.com`, is accepted. The
    /// endpoint can then be used for this bucket only.
    ///
    /// ```
    /// use oss_sign::{Addressing, Endpoint};
    ///
    /// let endpoint = Endpoint::parse("http://127.0.0.1:9000")?.with_region("cn-hangzhou")?;
    /// assert_eq!(endpoint.addressing(), Addressing::Path);
    /// assert!(Endpoint::parse("https://user@oss-cn-hangzhou.aliyuncs.com").is_err());
    /// # Ok::<(), oss_sign::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidEndpoint`] with the part at fault: a scheme other than `http` and
    /// `https`, a user, a path, a query, a fragment, an empty host or a bad port. A host below
    /// `aliyuncs.com` that is not a host of OSS, and the id of a region without a domain, are
    /// refused with the nearest host of OSS.
    pub fn parse(endpoint: &str) -> Result<Self, Error> {
        let written = Written::read(endpoint)?;
        if written.is_numeric() || !is_of_service(&written.host) {
            return written.other();
        }
        let Recognised {
            bucket,
            host,
            kind,
            region,
            product,
        } = recognise(&written.host)?;
        let region = region.map(plain_region).transpose()?;
        Ok(Self {
            scheme: written.scheme,
            authority: host.to_owned() + &written.port,
            addressing: Addressing::VirtualHost,
            region: region.map(str::to_owned),
            product: product.to_owned(),
            host: kind,
            pasted_bucket: bucket.map(str::to_owned),
        })
    }

    /// Reads a domain that is bound to a bucket. Set its region by
    /// [`with_region`](Endpoint::with_region).
    ///
    /// # Errors
    ///
    /// Returns the errors of [`parse`](Endpoint::parse). Also returns [`Error::InvalidEndpoint`] for
    /// a host below `aliyuncs.com`, because such a host cannot be bound to a bucket.
    pub fn cname(domain: &str) -> Result<Self, Error> {
        let written = Written::read(domain)?;
        if is_of_service(&written.host) {
            return refuse(
                &written.host,
                "it is a host of Alibaba Cloud and not a domain that is bound to a bucket",
            );
        }
        written.other()
    }
}

impl TryFrom<&str> for Endpoint {
    type Error = Error;

    /// Reads an endpoint as [`parse`](Endpoint::parse) does.
    fn try_from(endpoint: &str) -> Result<Self, Error> {
        Self::parse(endpoint)
    }
}

impl TryFrom<String> for Endpoint {
    type Error = Error;

    /// Reads an endpoint as [`parse`](Endpoint::parse) does.
    fn try_from(endpoint: String) -> Result<Self, Error> {
        Self::parse(&endpoint)
    }
}

/// The parts of an endpoint as it was written.
struct Written {
    scheme: Scheme,
    host: String,
    /// The port with its colon, or nothing for the default port of the scheme.
    port: String,
}

impl Written {
    fn read(endpoint: &str) -> Result<Self, Error> {
        let (scheme, rest) = match endpoint.split_once("://") {
            Some((scheme, rest)) => (Some(scheme), rest),
            None => (None, endpoint),
        };
        let authority = authority_of(rest)?;
        let (host, port) = host_and_port(authority)?;
        let host = host.to_ascii_lowercase();
        let scheme = match scheme.map(str::to_ascii_lowercase).as_deref() {
            Some("https") => Scheme::Https,
            Some("http") => Scheme::Http,
            None if is_loopback(&host) => Scheme::Http,
            None => Scheme::Https,
            Some(other) => return refuse(other, "a scheme is http or https"),
        };
        let own = match scheme {
            Scheme::Http => 80,
            Scheme::Https => 443,
        };
        let port = port
            .filter(|port| *port != own)
            .map_or(String::new(), |port| format!(":{port}"));
        Ok(Self { scheme, host, port })
    }

    fn is_numeric(&self) -> bool {
        is_loopback(&self.host)
            || self.host.starts_with('[')
            || self.host.parse::<Ipv4Addr>().is_ok()
    }

    /// The endpoint of a host that is not one of Alibaba Cloud.
    fn other(self) -> Result<Endpoint, Error> {
        refuse_bare_region(&self.host)?;
        let (addressing, host) = if self.is_numeric() {
            (Addressing::Path, Host::Numeric)
        } else {
            (Addressing::Cname, Host::Other)
        };
        Ok(Endpoint {
            scheme: self.scheme,
            authority: self.host + &self.port,
            addressing,
            region: None,
            product: "oss".to_owned(),
            host,
            pasted_bucket: None,
        })
    }
}

fn authority_of(rest: &str) -> Result<&str, Error> {
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    for (mark, reason) in [
        (
            '@',
            "it has a user or password before the host; leave them out",
        ),
        (
            '/',
            "it has a path; an endpoint is a host with an optional port",
        ),
        (
            '?',
            "it has a query; an endpoint is a host with an optional port",
        ),
        (
            '#',
            "it has a fragment; an endpoint is a host with an optional port",
        ),
        (
            '\\',
            "it has a backslash; an endpoint is a host with an optional port",
        ),
    ] {
        if rest.contains(mark) {
            // What stands before the @ may be a password.
            let shown = rest.rsplit('@').next().unwrap_or_default();
            return refuse(shown, reason);
        }
    }
    Ok(rest)
}

fn host_and_port(authority: &str) -> Result<(&str, Option<u16>), Error> {
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of an address in brackets belong to it.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port = match port.map(str::parse::<u16>) {
        None => None,
        Some(Ok(port)) if port > 0 => Some(port),
        Some(_) => return refuse(authority, "its port is not a number from 1 to 65535"),
    };
    if host.is_empty() {
        return refuse(authority, "its host is empty");
    }
    if let Some(address) = host.strip_prefix('[') {
        let address = address.strip_suffix(']').unwrap_or_default();
        if address.parse::<Ipv6Addr>().is_err() {
            return refuse(authority, "its host is not an IPv6 address in brackets");
        }
    } else if !host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
    {
        return refuse(
            authority,
            "its host has other characters than letters, digits, - and .",
        );
    } else if host.split('.').any(str::is_empty) {
        return refuse(authority, "its host has an empty label");
    }
    Ok((host, port))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host
            .parse::<Ipv4Addr>()
            .is_ok_and(|address| address.is_loopback())
}

fn refuse<T>(endpoint: &str, reason: &'static str) -> Result<T, Error> {
    Err(Error::InvalidEndpoint {
        endpoint: endpoint.to_owned(),
        reason: reason.to_owned(),
    })
}
