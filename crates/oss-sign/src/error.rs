//! Why something cannot be signed.

use std::fmt;
use std::time::Duration;

/// The reason why something cannot be signed.
///
/// Each variant names the field, its value unless it is a secret, and what would be right. All of
/// them are mistakes of the caller: nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The credentials are anonymous, so there is nothing to sign a URL or a form with.
    Anonymous,
    /// A query parameter is given more than once. The server would use only one of the values.
    DuplicateQuery {
        /// The name of the parameter.
        name: String,
    },
    /// The bucket name breaks a rule.
    InvalidBucketName {
        /// The name.
        name: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// The canonical path does not begin with `/`.
    InvalidCanonicalPath {
        /// The path.
        path: String,
    },
    /// An access key id, a secret or a security token cannot be used.
    InvalidCredentials {
        /// Which of the three it is.
        field: &'static str,
        /// What is wrong with it. The value is not shown.
        reason: &'static str,
    },
    /// The endpoint cannot be used as it is written.
    InvalidEndpoint {
        /// The endpoint, or the part of it at fault, without a user and a password.
        endpoint: String,
        /// The rule that it breaks.
        reason: String,
    },
    /// A URL or a form cannot be valid for this time.
    InvalidExpiry {
        /// The time asked for.
        expires: Duration,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// A header cannot be sent as it is.
    InvalidHeader {
        /// The name. The value is not shown.
        name: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// The method is not a word of upper-case letters.
    InvalidMethod {
        /// The method.
        method: String,
    },
    /// The object key breaks a rule.
    InvalidObjectKey {
        /// The key.
        key: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// A POST policy cannot be signed as it is.
    InvalidPostPolicy {
        /// The condition or the form field at fault.
        field: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// The product, which is a part of V4 signatures, cannot be used.
    InvalidProduct {
        /// The product.
        product: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// The region, which is a part of V4 signatures, cannot be used.
    InvalidRegion {
        /// The region.
        region: String,
        /// The rule that it breaks, or the region that the endpoint belongs to.
        reason: String,
    },
    /// The mask of a range of addresses is longer than the address.
    InvalidSourceIp {
        /// The address and the mask.
        range: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// The server refuses this traffic limit.
    InvalidTrafficLimit {
        /// The limit as it was given.
        limit: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// The region has no host of this kind.
    NoSuchHost {
        /// The region.
        region: String,
        /// The kind of host that was asked for.
        kind: &'static str,
        /// The hosts that the region has.
        hosts: String,
    },
    /// A query parameter belongs to the signature, so only the signer may set it.
    ReservedQuery {
        /// The name of the parameter.
        name: String,
    },
    /// A part of the request has no effect, or makes the server refuse the request. See
    /// [`Request::check`](crate::Request::check).
    Useless {
        /// The header or the option at fault.
        field: String,
        /// Why it does not work, and what does.
        reason: &'static str,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anonymous => f.write_str(
                "anonymous credentials cannot sign; use the URL without a signature, or an access key",
            ),
            Self::DuplicateQuery { name } => {
                write!(
                    f,
                    "query parameter {name:?}: it is given more than once"
                )
            }
            Self::InvalidBucketName { name, reason } => {
                write!(f, "bucket name {name:?}: {reason}")
            }
            Self::InvalidCanonicalPath { path } => {
                write!(f, "canonical path {path:?}: it must begin with a slash")
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
                    "method {method:?}: it must be a word of upper-case letters, such as GET"
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
                "query parameter {name:?}: it belongs to the signature; only the signer may set it"
            ),
            Self::Useless { field, reason } => write!(f, "{field}: {reason}"),
        }
    }
}

impl std::error::Error for Error {}
