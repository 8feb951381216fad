//! What the host of a request says about its bucket.

use std::net::IpAddr;

use crate::config::Config;

/// A host, by what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// The service itself: a bucket may stand in the path.
    Service,
    /// A bucket's label in front of a service host.
    Bucket(String),
    /// A domain bound to a bucket.
    Bound(String),
    /// A bucket in front of the host of another region.
    Elsewhere(String),
    /// A bucket in front of a transfer acceleration host, which no bucket here has switched on.
    Accelerated(String),
    /// A host that does not belong to this server.
    Unknown,
}

impl Host {
    /// Reads a `Host` value, with or without a port.
    pub(crate) fn read(config: &Config, host: &str) -> Self {
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
        match config.cnames.get(&host) {
            Some(bucket) => Self::Bound(bucket.clone()),
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

/// The host `bucket.oss-REGION.aliyuncs.com` of another region.
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
