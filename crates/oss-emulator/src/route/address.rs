//! Determines which bucket and key a request names, by its host and its path.

use std::net::IpAddr;

use percent_encoding::percent_decode_str;

use crate::codes::{Code, OssError};
use crate::config::{Config, PathStyle};
use crate::configurations::{Switch, TransferAcceleration};
use crate::http::ServerRequest;
use crate::store::Store;

use super::host::Host;
use super::names::OperationName;
use super::operation::Operation;

/// The bucket and the key that a request names. A request to the service itself names neither.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) bucket: Option<String>,
    pub(crate) key: Option<String>,
}

/// Determines the bucket and the key from the host and the path of a request.
///
/// # Errors
///
/// Returns 403 if the host does not belong to this server, and 400 if the path is not UTF-8 or if
/// the bucket name or the key is not valid.
pub(crate) fn target(
    config: &Config,
    store: &Store,
    host: &str,
    raw_path: &str,
) -> Result<Target, OssError> {
    let path = decode(raw_path.strip_prefix('/').unwrap_or(raw_path))?;
    let (bucket, key) = match Host::read(config, store, host) {
        Host::Unknown => return Err(OssError::new(Code::NonStandardHostForbidden)),
        Host::Bucket(bucket)
        | Host::Bound(bucket)
        | Host::Elsewhere(bucket)
        | Host::Accelerated(bucket) => (bucket, path),
        Host::Service if config.path_style == PathStyle::Refused && !path.is_empty() => {
            return Err(OssError::new(Code::SecondLevelDomainForbidden));
        }
        Host::Service => match path.split_once('/') {
            None => (path, String::new()),
            Some((bucket, key)) => (bucket.to_owned(), key.to_owned()),
        },
    };
    if bucket.is_empty() {
        return Ok(Target {
            bucket: None,
            key: None,
        });
    }
    if oss_sign::BucketName::new(bucket.as_str()).is_err() {
        return Err(OssError::new(Code::InvalidBucketName).with("BucketName", bucket));
    }
    Ok(Target {
        bucket: Some(bucket),
        key: if key.is_empty() {
            None
        } else {
            Some(check_key(key)?)
        },
    })
}

/// Returns whether the host names a bucket. Requests to STS and RAM never have such a host.
pub(crate) fn names_bucket(config: &Config, store: &Store, host: &str) -> bool {
    matches!(
        Host::read(config, store, host),
        Host::Bucket(_) | Host::Bound(_)
    )
}

/// Returns the host of the service, with its port, by which a request has named a bucket or the
/// service itself. It is `None` if the host of the request is not that of the service, or one that has
/// a bucket in front of it.
pub(crate) fn service_host<'h>(config: &Config, store: &Store, host: &'h str) -> Option<&'h str> {
    match Host::read(config, store, host) {
        Host::Service => Some(host),
        Host::Bucket(bucket) => host.get(bucket.len() + 1..),
        _ => None,
    }
}

/// Returns whether a host is a name of this server or of a bucket in it. IP addresses are no names.
pub(crate) fn is_own_name(config: &Config, store: &Store, host: &str) -> bool {
    let named = Host::read(config, store, host);
    let own = matches!(named, Host::Service | Host::Bucket(_) | Host::Bound(_));
    own && host.trim_matches(['[', ']']).parse::<IpAddr>().is_err()
}

/// Checks whether the host can be used for the bucket and the operation.
///
/// # Errors
///
/// Returns an error if the host belongs to another region, if it is the host of transfer acceleration and
/// the bucket does not have it,
/// or if the request would create a bucket through a bound domain.
pub(crate) fn check_host(
    config: &Config,
    store: &Store,
    request: &ServerRequest,
    operation: Option<&Operation>,
) -> Result<(), OssError> {
    match Host::read(config, store, &request.host) {
        Host::Elsewhere(bucket) if store.bucket(&bucket).is_ok() => {
            Err(OssError::new(Code::AccessDenied)
                .message(WRONG_ENDPOINT)
                .with("Bucket", bucket)
                .with("Endpoint", config.public_endpoint()))
        }
        Host::Elsewhere(bucket) => {
            Err(OssError::new(Code::NoSuchBucket).with("BucketName", bucket))
        }
        Host::Accelerated(bucket) if is_accelerated(store, &bucket) => Ok(()),
        Host::Accelerated(_) => Err(OssError::new(Code::TransferAccelerationDisabled)),
        Host::Bound(_) if operation.is_some_and(|row| row.name == OperationName::PutBucket) => {
            Err(OssError::new(Code::InvalidHostPutBucket))
        }
        _ => Ok(()),
    }
}

/// Returns whether a bucket can be accessed through the hosts of transfer acceleration. A bucket that
/// does not exist is refused later.
fn is_accelerated(store: &Store, bucket: &str) -> bool {
    let bucket = store.bucket(bucket);
    bucket.is_ok_and(|bucket| TransferAcceleration::of(&bucket) == Switch::Enabled)
}

/// Percent-decodes a path once. `+` stays a plus sign and `%2F` becomes a slash. Dots and repeated
/// slashes are not normalized.
fn decode(raw: &str) -> Result<String, OssError> {
    percent_decode_str(raw)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| {
            OssError::new(Code::InvalidArgument)
                .message("The characters encoding must be utf-8.")
                .ec("0016-00000004")
        })
}

/// Checks a key that is not empty. A key may have 1023 bytes at most, must not begin with a slash
/// or a backslash, and must not contain a null byte.
///
/// # Errors
///
/// Returns `InvalidObjectName` if the key breaks one of these rules.
pub(crate) fn check_key(key: String) -> Result<String, OssError> {
    match key.as_bytes() {
        bytes if bytes.len() > 1023 => Err(OssError::new(Code::InvalidObjectName)
            .message("The Length of Object name must be less than 1024.")),
        [b'/' | b'\\', ..] => Err(OssError::new(Code::InvalidObjectName)),
        bytes if bytes.contains(&0) => Err(OssError::new(Code::InvalidObjectName)),
        _ => Ok(key),
    }
}

const WRONG_ENDPOINT: &str = "The bucket you are attempting to access must be addressed using the \
    specified endpoint. Please send all future requests to this endpoint.";
