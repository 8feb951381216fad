//! Determines what the host of a request names.

use std::net::IpAddr;

use crate::config::Config;
use crate::store::Store;

/// What a host names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// The service itself. The path may name a bucket.
    Service,
    /// A bucket, as the label in front of a host of the service.
    Bucket(String),
    /// A bucket, by a domain that is bound to it.
    Bound(String),
    /// A bucket, in front of the host of another region.
    Elsewhere(String),
    /// A bucket, in front of a transfer acceleration host.
    Accelerated(String),
    /// A host that does not belong to this server.
    Unknown,
}

impl Host {
    /// Parses the value of a `Host` header, with or without a port.
    pub(crate) fn read(config: &Config, store: &Store, host: &str) -> Self {
        let host = without_port(host).to_ascii_lowercase();
        if is_ip(&host) {
            return Self::Service;
        }
        for service in own(config).iter().chain(&config.hosts) {
            if host == *service {
                return Self::Service;
            }
            let label = host
                .strip_suffix(service)
                .and_then(|rest| rest.strip_suffix('.'));
            if let Some(bucket) = label {
                return Self::Bucket(bucket.to_owned());
            }
        }
        if let Some(bucket) = config.cnames.get(&host) {
            return Self::Bound(bucket.clone());
        }
        match store.bound_bucket(&host) {
            Some(bucket) => Self::Bound(bucket.name.clone()),
            None => foreign(&host),
        }
    }
}

fn own(config: &Config) -> [String; 4] {
    let dual_stack = format!("{}.oss.aliyuncs.com", config.region);
    [
        config.public_endpoint(),
        config.internal_endpoint(),
        dual_stack,
        "localhost".to_owned(),
    ]
}

/// Parses a host that does not belong to this server, such as `bucket.oss-REGION.aliyuncs.com` in
/// another region.
fn foreign(host: &str) -> Host {
    let named = host
        .strip_suffix(".aliyuncs.com")
        .and_then(|rest| rest.split_once('.'));
    match named {
        Some((bucket, "oss-accelerate" | "oss-accelerate-overseas")) => {
            Host::Accelerated(bucket.to_owned())
        }
        Some((bucket, region)) if region.starts_with("oss-") && !region.contains('.') => {
            Host::Elsewhere(bucket.to_owned())
        }
        _ => Host::Unknown,
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
