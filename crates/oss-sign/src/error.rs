//! What cannot be signed, and why.

use std::fmt;
use std::time::Duration;

/// Input that cannot be signed. Each variant names the field, the value where it is no secret, and
/// what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Anonymous credentials cannot sign a URL or a form: there is nothing to sign it with.
    Anonymous,
    /// The query has a parameter twice; the server would see only one of them.
    DuplicateQuery {
        /// The name.
        name: String,
    },
    /// The bucket name breaks a rule.
    InvalidBucketName {
        /// The name.
        name: String,
        /// The rule.
        reason: &'static str,
    },
    /// The canonical path does not begin with `/`.
    InvalidCanonicalPath {
        /// The path.
        path: String,
    },
    /// An id, secret or token cannot be used.
    InvalidCredentials {
        /// Which of the three.
        field: &'static str,
        /// What is wrong with it; never the value.
        reason: &'static str,
    },
    /// The endpoint cannot be used as it is written.
    InvalidEndpoint {
        /// The endpoint, or the part of it at fault; user and password are left out.
        endpoint: String,
        /// The rule.
        reason: String,
    },
    /// A URL or a form cannot be valid for this time.
    InvalidExpiry {
        /// The time asked for.
        expires: Duration,
        /// The rule.
        reason: &'static str,
    },
    /// A header cannot be sent as it is.
    InvalidHeader {
        /// The name; never the value.
        name: String,
        /// The rule.
        reason: &'static str,
    },
    /// The method is not a token in upper case.
    InvalidMethod {
        /// The method.
        method: String,
    },
    /// The object key breaks a rule.
    InvalidObjectKey {
        /// The key.
        key: String,
        /// The rule.
        reason: &'static str,
    },
    /// The POST policy or the form cannot be made as it is.
    InvalidPostPolicy {
        /// The condition or field.
        field: String,
        /// The rule.
        reason: &'static str,
    },
    /// A product, the third part of a V4 scope, cannot be used.
    InvalidProduct {
        /// The product.
        product: String,
        /// The rule.
        reason: &'static str,
    },
    /// A region, the second part of a V4 scope, cannot be used.
    InvalidRegion {
        /// The region.
        region: String,
        /// The rule, or what the endpoint says instead.
        reason: String,
    },
    /// A source address and mask cannot restrict a URL.
    InvalidSourceIp {
        /// The address and mask.
        range: String,
        /// The rule.
        reason: &'static str,
    },
    /// The server refuses this traffic limit.
    InvalidTrafficLimit {
        /// The limit as it was given.
        limit: String,
        /// The rule.
        reason: &'static str,
    },
    /// The region has no host of this kind.
    NoSuchHost {
        /// The region.
        region: String,
        /// The kind of host asked for.
        kind: &'static str,
        /// The hosts that exist.
        hosts: String,
    },
    /// The caller set a query parameter that belongs to the signature.
    ReservedQuery {
        /// The name.
        name: String,
    },
    /// The bytes could be signed, but the request cannot do what it is meant to; found by
    /// [`Request::check`](crate::Request::check).
    Useless {
        /// The header or parameter.
        field: String,
        /// Why it does not work, and what does.
        reason: &'static str,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anonymous => f.write_str(
                "anonymous credentials cannot sign; use the plain URL, or an access key",
            ),
            Self::DuplicateQuery { name } => {
                write!(
                    f,
                    "query parameter {name:?}: it stands there twice; give it once"
                )
            }
            Self::InvalidBucketName { name, reason } => {
                write!(f, "bucket name {name:?}: {reason}")
            }
            Self::InvalidCanonicalPath { path } => {
                write!(f, "canonical path {path:?}: it begins with a slash")
            }
            Self::InvalidCredentials { field, reason } => write!(f, "{field}: {reason}"),
            Self::InvalidEndpoint { endpoint, reason } => {
                write!(f, "endpoint {endpoint:?}: {reason}")
            }
            Self::InvalidExpiry { expires, reason } if expires.subsec_nanos() == 0 => {
                write!(f, "expiry of {} seconds: {reason}", expires.as_secs())
            }
            Self::InvalidExpiry { expires, reason } => {
                write!(f, "expiry of {expires:?}: {reason}")
            }
            Self::InvalidHeader { name, reason } => write!(f, "header {name:?}: {reason}"),
            Self::InvalidMethod { method } => {
                write!(
                    f,
                    "method {method:?}: it is a word of upper-case letters, such as GET"
                )
            }
            Self::InvalidObjectKey { key, reason } => write!(f, "object key {key:?}: {reason}"),
            Self::InvalidPostPolicy { field, reason } => {
                write!(f, "POST policy, {field:?}: {reason}")
            }
            Self::InvalidProduct { product, reason } => write!(f, "product {product:?}: {reason}"),
            Self::InvalidRegion { region, reason } => write!(f, "region {region:?}: {reason}"),
            Self::InvalidSourceIp { range, reason } => {
                write!(f, "source address {range}: {reason}")
            }
            Self::InvalidTrafficLimit { limit, reason } => {
                write!(f, "traffic limit {limit:?}: {reason}")
            }
            Self::NoSuchHost {
                region,
                kind,
                hosts,
            } => {
                write!(f, "region {region:?} has no {kind} host; it has {hosts}")
            }
            Self::ReservedQuery { name } => write!(
                f,
                "query parameter {name:?}: it belongs to the signature and is set by the signer"
            ),
            Self::Useless { field, reason } => write!(f, "{field}: {reason}"),
        }
    }
}

impl std::error::Error for Error {}
