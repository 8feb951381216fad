//! Where OSS answers: scheme, host, addressing style, region and product.

use crate::{Error, Resource};

/// The scheme of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Without TLS.
    Http,
    /// With TLS.
    Https,
}

/// How bucket and key stand in a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressing {
    /// `https://BUCKET.HOST/KEY`, the default.
    VirtualHost,
    /// `https://HOST/BUCKET/KEY`, for loopback names and addresses.
    Path,
    /// `https://HOST/KEY`: the domain is bound to the bucket.
    Cname,
}

/// An endpoint of OSS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    scheme: Scheme,
    authority: String,
    addressing: Addressing,
    region: Option<String>,
    product: String,
}

/// The place of one resource: what goes into the URL and into `Host`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The scheme.
    pub scheme: Scheme,
    /// Host and, unless it is the scheme's own, port: `examplebucket.oss-cn-hangzhou.aliyuncs.com`.
    pub authority: String,
    /// The percent-encoded path, beginning with `/`.
    pub path: String,
}

impl Endpoint {
    /// The scheme.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Host and port, without the bucket.
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
}
