//! The address of OSS: scheme, host, addressing style, region and product.

mod hosts;
mod locate;
mod parse;

pub use self::locate::Location;
pub(crate) use self::locate::Path;

use crate::{Error, regions};

/// The scheme of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// HTTP without TLS.
    Http,
    /// HTTP over TLS.
    Https,
}

impl Scheme {
    /// Returns `http` or `https`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// Where the bucket stands in a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Addressing {
    /// `https://BUCKET.HOST/KEY`. This is the default for hosts of OSS.
    VirtualHost,
    /// `https://HOST/BUCKET/KEY`. This is the only style for IP addresses and loopback names.
    Path,
    /// `https://HOST/KEY`, where the domain is bound to the bucket. This is the default for other
    /// domains.
    Cname,
}

/// An endpoint of OSS: the host that requests go to, and what is known about it.
///
/// ```
/// use oss_sign::{Addressing, Endpoint};
///
/// let endpoint = Endpoint::for_region("cn-hangzhou")?.internal()?;
/// assert_eq!(endpoint.authority(), "oss-cn-hangzhou-internal.aliyuncs.com");
///
/// // A host of OSS names its region. For a domain of your own, set the region.
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
    /// The bucket of the host of a bucket, such as `examplebucket.oss-cn-hangzhou.aliyuncs.com`.
    /// The endpoint can be used for this bucket only.
    pasted_bucket: Option<String>,
}

/// What the host says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Host {
    /// An IP address or a loopback name, which always means path style.
    Numeric,
    /// A host of OSS that names its region.
    Regional,
    /// A host of OSS for transfer acceleration, which serves all regions.
    Accelerated,
    /// Any other host, of which the region must be given.
    Other,
}

impl Endpoint {
    /// Returns the public endpoint of a region, over TLS. A leading `oss-` of the region is
    /// ignored.
    ///
    /// A region that this version of the crate does not list is accepted, because OSS opens new
    /// ones. See [`regions::doubt`](crate::regions::doubt) for a warning.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidRegion`] if the text is not the id of a region, with the nearest one.
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

    /// Changes to the internal host of the same region, which can be reached only from inside the
    /// region.
    ///
    /// # Errors
    ///
    /// Returns [`Error::NoSuchHost`] if the region has no internal host, [`Error::InvalidRegion`]
    /// if the endpoint has no region, and [`Error::InvalidEndpoint`] if the endpoint is an IP
    /// address or belongs to another product.
    pub fn internal(self) -> Result<Self, Error> {
        self.with_host(
            "internal",
            regions::Region::internal_host,
            regions::internal_host,
        )
    }

    /// Changes to the host of the same region that answers over IPv4 and IPv6.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`internal`](Self::internal).
    pub fn dual_stack(self) -> Result<Self, Error> {
        self.with_host(
            "dual-stack",
            regions::Region::dual_stack_host,
            regions::dual_stack_host,
        )
    }

    /// Changes to the global host for transfer acceleration. It does not serve ListBuckets,
    /// PutBucket and DeleteBucket.
    pub fn accelerate(self) -> Self {
        self.accelerated("oss-accelerate.aliyuncs.com")
    }

    /// Changes to the host for transfer acceleration outside of mainland China. It has the limits
    /// of [`accelerate`](Self::accelerate).
    pub fn accelerate_overseas(self) -> Self {
        self.accelerated("oss-accelerate-overseas.aliyuncs.com")
    }

    /// Sets the region for V4 signatures. A leading `oss-` is ignored.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidRegion`] if the text is not the id of a region, or if the host belongs
    /// to another region.
    pub fn with_region(self, region: &str) -> Result<Self, Error> {
        let region = plain_region(region)?;
        match self.region.as_deref() {
            Some(of_host) if self.host == Host::Regional && of_host != region => {
                Err(Error::InvalidRegion {
                    region: region.to_owned(),
                    reason: format!("the endpoint {} belongs to {of_host}", self.authority),
                })
            }
            _ => Ok(Self {
                region: Some(region.to_owned()),
                ..self
            }),
        }
    }

    /// Sets the addressing style. IP addresses and loopback names keep path style.
    pub fn with_addressing(self, addressing: Addressing) -> Self {
        let addressing = if self.host == Host::Numeric {
            Addressing::Path
        } else {
            addressing
        };
        Self { addressing, ..self }
    }

    /// Sets the product for V4 signatures. The default is `oss`, or `oss-cloudbox` for a host of a
    /// cloud box.
    pub fn with_product(self, product: impl Into<String>) -> Self {
        Self {
            product: product.into(),
            ..self
        }
    }

    /// Sets the scheme. The default is HTTPS, or HTTP for a loopback host.
    pub fn with_scheme(self, scheme: Scheme) -> Self {
        Self { scheme, ..self }
    }

    /// Returns the scheme.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Returns the host without the bucket, with the port unless it is the default of the scheme.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Returns the addressing style.
    pub fn addressing(&self) -> Addressing {
        self.addressing
    }

    /// Returns the region for V4 signatures, or `None` if it is not known.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Returns the product for V4 signatures: `oss` or `oss-cloudbox`.
    pub fn product(&self) -> &str {
        &self.product
    }

    /// Whether the host itself names its region.
    pub(crate) fn is_regional(&self) -> bool {
        self.host == Host::Regional
    }

    fn with_host(
        self,
        kind: &'static str,
        listed: fn(&regions::Region) -> Option<String>,
        rule: fn(&str) -> String,
    ) -> Result<Self, Error> {
        if self.host == Host::Numeric || self.product != "oss" {
            return Err(Error::InvalidEndpoint {
                endpoint: self.authority,
                reason: format!("it has no {kind} host; only the hosts of a region have one"),
            });
        }
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
            ..self
        })
    }

    fn accelerated(self, host: &str) -> Self {
        Self {
            authority: host.to_owned(),
            addressing: Addressing::VirtualHost,
            host: Host::Accelerated,
            ..self
        }
    }
}

/// A region as V4 signs it: without the `oss-` of `oss-cn-hangzhou`.
pub(crate) fn plain_region(region: &str) -> Result<&str, Error> {
    let plain = region.strip_prefix("oss-").unwrap_or(region);
    let fits = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let reason = if plain.is_empty() {
        "it is empty; the id of a region looks like cn-hangzhou".to_owned()
    } else if !plain.bytes().all(fits) || plain.split('-').any(str::is_empty) {
        let rule = "the id of a region consists of lower-case letters and digits, in parts that \
                    are separated by single hyphens";
        with_near(rule, plain)
    } else if plain.ends_with("-internal") {
        with_near(
            "-internal belongs to the name of a host and not to a region",
            plain,
        )
    } else {
        return Ok(plain);
    };
    let region = region.to_owned();
    Err(Error::InvalidRegion { region, reason })
}

/// A rule, with the region that was probably meant.
fn with_near(rule: &str, region: &str) -> String {
    match regions::near(region).first() {
        Some(near) => format!("{rule}; did you mean {near}?"),
        None => rule.to_owned(),
    }
}

fn no_host(region: &regions::Region, kind: &'static str) -> Error {
    Error::NoSuchHost {
        region: region.id.to_owned(),
        kind,
        hosts: region.hosts().join(", "),
    }
}

#[cfg(test)]
mod tests;
