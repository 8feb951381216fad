//! Endpoints as people write them.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{Addressing, Endpoint, Host, Scheme, plain_region};
use crate::{Error, regions};

impl Endpoint {
    /// Reads an endpoint: a host, or a URL without path.
    ///
    /// Without a scheme it is https, for a loopback host http. Region and product follow from a
    /// host of OSS; an address or a loopback name means path style, any other host is a domain
    /// bound to a bucket ([`Addressing::Cname`]).
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
    /// [`Error::InvalidEndpoint`] with the part at fault: another scheme, a user, a path, a query,
    /// a fragment, an empty host, a bad port, the S3-compatible host.
    pub fn parse(endpoint: &str) -> Result<Self, Error> {
        let written = Written::read(endpoint)?;
        let (addressing, host, region, product) = recognise(&written)?;
        let (authority, pasted_bucket) = match written.pasted_bucket() {
            Some((bucket, host)) => (host.to_owned(), Some(bucket.to_owned())),
            None => (written.host.clone(), None),
        };
        Ok(Self {
            scheme: written.scheme,
            authority: authority + &written.port,
            addressing,
            region,
            product: product.to_owned(),
            host,
            pasted_bucket,
        })
    }

    /// Reads a domain that is bound to a bucket. Give its region by
    /// [`with_region`](Endpoint::with_region).
    ///
    /// # Errors
    ///
    /// As [`parse`](Endpoint::parse).
    pub fn cname(domain: &str) -> Result<Self, Error> {
        let written = Written::read(domain)?;
        let numeric = written.is_numeric();
        Ok(Self {
            scheme: written.scheme,
            authority: written.host + &written.port,
            addressing: if numeric {
                Addressing::Path
            } else {
                Addressing::Cname
            },
            region: None,
            product: "oss".to_owned(),
            host: if numeric { Host::Numeric } else { Host::Other },
            pasted_bucket: None,
        })
    }
}

impl TryFrom<&str> for Endpoint {
    type Error = Error;

    /// As [`parse`](Endpoint::parse).
    fn try_from(endpoint: &str) -> Result<Self, Error> {
        Self::parse(endpoint)
    }
}

impl TryFrom<String> for Endpoint {
    type Error = Error;

    /// As [`parse`](Endpoint::parse).
    fn try_from(endpoint: String) -> Result<Self, Error> {
        Self::parse(&endpoint)
    }
}

/// An endpoint taken apart.
struct Written {
    scheme: Scheme,
    host: String,
    /// With its colon; empty for the scheme's own.
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

    /// `examplebucket.oss-cn-hangzhou.aliyuncs.com`: the bucket, and the host without it.
    fn pasted_bucket(&self) -> Option<(&str, &str)> {
        let (bucket, host) = self.host.split_once('.')?;
        let known = matches!(region_of(host), Some((_, "oss")));
        (known && region_of(&self.host).is_none()).then_some((bucket, host))
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

type Recognised = (Addressing, Host, Option<String>, &'static str);

fn recognise(written: &Written) -> Result<Recognised, Error> {
    if written.is_numeric() {
        return Ok((Addressing::Path, Host::Numeric, None, "oss"));
    }
    let host = written.host.as_str();
    if host.starts_with("s3.oss-") {
        return refuse(host, "it is the S3-compatible host; drop the leading s3.");
    }
    if ACCELERATED.contains(&host) {
        return Ok((Addressing::VirtualHost, Host::Other, None, "oss"));
    }
    let host = written.pasted_bucket().map_or(host, |(_, host)| host);
    match region_of(host) {
        Some((region, product)) => {
            let region = plain_region(region)?.to_owned();
            Ok((
                Addressing::VirtualHost,
                Host::Regional,
                Some(region),
                product,
            ))
        }
        None => Ok((Addressing::Cname, Host::Other, None, "oss")),
    }
}

/// Region and product of a host of OSS.
fn region_of(host: &str) -> Option<(&str, &'static str)> {
    if let Some(region) = regions::listing(host) {
        return Some((region.id, "oss"));
    }
    let name = host.strip_suffix(".aliyuncs.com")?;
    let labels: Vec<&str> = name.split('.').collect();
    match labels.as_slice() {
        ["oss" | "oss-internal"] => Some(("cn-hangzhou", "oss")),
        [single] => {
            let region = single.strip_prefix("oss-")?;
            let region = region.strip_suffix("-internal").unwrap_or(region);
            (!region.is_empty() && !region.starts_with("accelerate")).then_some((region, "oss"))
        }
        [region, "oss"] => Some((region.strip_suffix("-internal").unwrap_or(region), "oss")),
        // The id of a cloud box is what its region is to the signature.
        [cloud_box, _, "oss-cloudbox" | "oss-cloudbox-control"] if cloud_box.starts_with("cb-") => {
            Some((cloud_box, "oss-cloudbox"))
        }
        _ => None,
    }
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
        reason,
    })
}

const ACCELERATED: [&str; 2] = [
    "oss-accelerate.aliyuncs.com",
    "oss-accelerate-overseas.aliyuncs.com",
];
