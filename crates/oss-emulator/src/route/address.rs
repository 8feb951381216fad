//! Which bucket and key a request names: by host, by path, by bound domain.

use std::net::IpAddr;

use ::http::{Request, header};
use percent_encoding::percent_decode_str;

use crate::codes::{Code, OssError};
use crate::config::{Config, PathStyle};

/// Bucket and key of a request; neither at service level.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) bucket: Option<String>,
    pub(crate) key: Option<String>,
}

/// The host a request is for: of an absolute target, else the `Host` header. With its port.
pub(crate) fn host_of<B>(request: &Request<B>) -> String {
    match request.uri().authority() {
        Some(authority) => authority.as_str().to_owned(),
        None => {
            let host = request.headers().get(header::HOST);
            host.and_then(|host| host.to_str().ok())
                .unwrap_or_default()
                .to_owned()
        }
    }
}

/// Reads host and path.
///
/// # Errors
/// 403 for a host that is not ours, 400 for a path that is not UTF-8 or a bad bucket name or key.
pub(crate) fn target(config: &Config, host: &str, raw_path: &str) -> Result<Target, OssError> {
    let path = decode(raw_path.strip_prefix('/').unwrap_or(raw_path))?;
    let (bucket, key) = match host_style(config, host)? {
        Style::Bucket(bucket) => (bucket, path),
        Style::Service if config.path_style == PathStyle::Refused && !path.is_empty() => {
            return Err(OssError::new(Code::SecondLevelDomainForbidden));
        }
        Style::Service => match path.split_once('/') {
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

/// Whether the host itself names a bucket; STS never does.
pub(crate) fn names_bucket(config: &Config, host: &str) -> bool {
    matches!(host_style(config, host), Ok(Style::Bucket(_)))
}

enum Style {
    Service,
    Bucket(String),
}

fn host_style(config: &Config, host: &str) -> Result<Style, OssError> {
    let host = without_port(host).to_ascii_lowercase();
    if is_ip(&host) {
        return Ok(Style::Service);
    }
    let own = [
        config.public_endpoint(),
        config.internal_endpoint(),
        "localhost".to_owned(),
    ];
    for service in own.iter().chain(&config.hosts) {
        if host == *service {
            return Ok(Style::Service);
        }
        if let Some(bucket) = host
            .strip_suffix(service)
            .and_then(|rest| rest.strip_suffix('.'))
        {
            return Ok(Style::Bucket(bucket.to_owned()));
        }
    }
    match config.cnames.get(&host) {
        Some(bucket) => Ok(Style::Bucket(bucket.clone())),
        None => Err(OssError::new(Code::NonStandardHostForbidden)),
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    }
}

fn is_ip(host: &str) -> bool {
    let bare = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(host);
    bare.parse::<IpAddr>().is_ok()
}

/// Once, and nothing else: `+` is a plus, `%2F` a slash, dots and double slashes stay.
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

/// The rules for a key that is not empty, wherever a request writes it.
///
/// # Errors
/// `InvalidObjectName` with the rule that it breaks.
pub(crate) fn check_key(key: String) -> Result<String, OssError> {
    match key.as_bytes() {
        bytes if bytes.len() > 1023 => Err(OssError::new(Code::InvalidObjectName)
            .message("The Length of Object name must be less than 1024.")),
        [b'/' | b'\\', ..] => Err(OssError::new(Code::InvalidObjectName)),
        bytes if bytes.contains(&0) => Err(OssError::new(Code::InvalidObjectName)),
        _ => Ok(key),
    }
}
