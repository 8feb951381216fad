//! Where OSS answers: scheme, host, addressing style, region and product.

mod locate;
mod parse;

pub use self::locate::Location;
pub(crate) use self::locate::Path;

use crate::{Error, regions};

/// The scheme of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Without TLS.
    Http,
    /// With TLS.
    Https,
}

impl Scheme {
    /// `http` or `https`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// How bucket and key stand in a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Addressing {
    /// `https://BUCKET.HOST/KEY`, the default.
    VirtualHost,
    /// `https://HOST/BUCKET/KEY`, for loopback names and addresses.
    Path,
    /// `https://HOST/KEY`: the domain is bound to the bucket.
    Cname,
}

/// An endpoint of OSS.
///
/// ```
/// use oss_sign::{Addressing, Endpoint};
///
/// let endpoint = Endpoint::for_region("cn-hangzhou")?.internal()?;
/// assert_eq!(endpoint.authority(), "oss-cn-hangzhou-internal.aliyuncs.com");
///
/// // A host of OSS names its region; a domain of one's own does not.
/// let endpoint = Endpoint::parse("oss-cn-beijing.aliyuncs.com")?;
/// assert_eq!(endpoint.region(), Some("cn-beijing"));
/// let endpoint = Endpoint::cname("https://static.example.com")?.with_region("cn-beijing")?;
/// assert_eq!(endpoint.addressing(), Addressing::Cname);
/// # Ok::<(), oss_sign::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    scheme: Scheme,
    authority: String,
    addressing: Addressing,
    region: Option<String>,
    product: String,
    host: Host,
    /// The bucket of a host that was pasted whole, `examplebucket.oss-cn-hangzhou.aliyuncs.com`.
    pasted_bucket: Option<String>,
}

/// What the host says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Host {
    /// An address or a loopback name: always path style.
    Numeric,
    /// A host of OSS that names its region.
    Regional,
    /// Any other, of which the region must be given.
    Other,
}

impl Endpoint {
    /// The public endpoint of a region, over TLS. A leading `oss-` of the region is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidRegion`] when the text is not `a-z`, `0-9` and `-`.
    pub fn for_region(region: &str) -> Result<Self, Error> {
        let region = plain_region(region)?;
        let host = match regions::find(region) {
            Some(known) => known
                .public_host()
                .ok_or_else(|| no_host(known, "public"))?,
            None => regions::public_host(region),
        };
        Ok(Self {
            scheme: Scheme::Https,
            authority: host,
            addressing: Addressing::VirtualHost,
            region: Some(region.to_owned()),
            product: "oss".to_owned(),
            host: Host::Regional,
            pasted_bucket: None,
        })
    }

    /// The same region's internal host, reachable only from inside the region.
    ///
    /// # Errors
    ///
    /// [`Error::NoSuchHost`] when the region has none, [`Error::InvalidRegion`] when the endpoint
    /// has no region.
    pub fn internal(self) -> Result<Self, Error> {
        self.with_host(
            "internal",
            regions::Region::internal_host,
            regions::internal_host,
        )
    }

    /// The same region's host with IPv4 and IPv6.
    ///
    /// # Errors
    ///
    /// [`Error::NoSuchHost`] when the region has none, [`Error::InvalidRegion`] when the endpoint
    /// has no region.
    pub fn dual_stack(self) -> Result<Self, Error> {
        self.with_host(
            "dual-stack",
            regions::Region::dual_stack_host,
            regions::dual_stack_host,
        )
    }

    /// The global acceleration host; it serves neither ListBuckets nor the making and deleting of
    /// buckets.
    pub fn accelerate(self) -> Self {
        self.accelerated("oss-accelerate.aliyuncs.com")
    }

    /// The acceleration host outside of mainland China.
    pub fn accelerate_overseas(self) -> Self {
        self.accelerated("oss-accelerate-overseas.aliyuncs.com")
    }

    /// Sets the region that V4 signs. A leading `oss-` is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidRegion`] when the text is not a region, or when the host names another one.
    pub fn with_region(self, region: &str) -> Result<Self, Error> {
        let region = plain_region(region)?;
        match self.region.as_deref() {
            Some(of_host) if self.host == Host::Regional && of_host != region => {
                Err(Error::InvalidRegion {
                    region: region.to_owned(),
                    reason: format!("the endpoint {} is of {of_host}", self.authority),
                })
            }
            _ => Ok(Self {
                region: Some(region.to_owned()),
                ..self
            }),
        }
    }

    /// Chooses the addressing style. Addresses and loopback names stay with path style.
    pub fn with_addressing(self, addressing: Addressing) -> Self {
        let addressing = if self.host == Host::Numeric {
            Addressing::Path
        } else {
            addressing
        };
        Self { addressing, ..self }
    }

    /// Sets the product of the signing scope, `oss` by default.
    pub fn with_product(self, product: impl Into<String>) -> Self {
        Self {
            product: product.into(),
            ..self
        }
    }

    /// Sets the scheme.
    pub fn with_scheme(self, scheme: Scheme) -> Self {
        Self { scheme, ..self }
    }

    /// The scheme.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Host and, unless it is the scheme's own, port; without the bucket.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// The addressing style.
    pub fn addressing(&self) -> Addressing {
        self.addressing
    }

    /// The signing region, where it is known.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The product of the signing scope: `oss` or `oss-cloudbox`.
    pub fn product(&self) -> &str {
        &self.product
    }

    fn with_host(
        self,
        kind: &'static str,
        listed: fn(&regions::Region) -> Option<String>,
        rule: fn(&str) -> String,
    ) -> Result<Self, Error> {
        let Some(region) = self.region.as_deref() else {
            return Err(Error::InvalidRegion {
                region: String::new(),
                reason: format!("the endpoint {} names none; set it first", self.authority),
            });
        };
        let host = match regions::find(region) {
            Some(known) => listed(known).ok_or_else(|| no_host(known, kind))?,
            None => rule(region),
        };
        Ok(Self {
            authority: host,
            addressing: Addressing::VirtualHost,
            host: Host::Regional,
            pasted_bucket: None,
            ..self
        })
    }

    fn accelerated(self, host: &str) -> Self {
        Self {
            authority: host.to_owned(),
            addressing: Addressing::VirtualHost,
            host: Host::Other,
            pasted_bucket: None,
            ..self
        }
    }
}

/// A region as V4 signs it: without the `oss-` of `oss-cn-hangzhou`.
pub(crate) fn plain_region(region: &str) -> Result<&str, Error> {
    let refuse = |reason: &str| {
        Err(Error::InvalidRegion {
            region: region.to_owned(),
            reason: reason.to_owned(),
        })
    };
    let plain = region.strip_prefix("oss-").unwrap_or(region);
    if plain.is_empty() {
        return refuse("it is empty; a region is such as cn-hangzhou");
    }
    if !plain
        .bytes()
        .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    {
        return refuse("a region has only lower-case letters, digits and -");
    }
    Ok(plain)
}

fn no_host(region: &regions::Region, kind: &'static str) -> Error {
    let hosts = [
        region.public_host(),
        region.internal_host(),
        region.dual_stack_host(),
    ];
    let hosts: Vec<String> = hosts.into_iter().flatten().collect();
    Error::NoSuchHost {
        region: region.id.to_owned(),
        kind,
        hosts: hosts.join(", "),
    }
}

#[cfg(test)]
mod tests;
