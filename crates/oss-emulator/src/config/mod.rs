//! The configuration of a running server.

mod outgoing_ports;
mod quotas;

use std::collections::BTreeMap;
use std::time::Duration;

use oss_sign::UtcSeconds;

pub(crate) use outgoing_ports::OutgoingPorts;
pub use quotas::Quotas;

/// The configuration of a running server, which never changes.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// The region, such as `cn-hangzhou`.
    pub(crate) region: String,
    /// The account that owns the buckets of the builder.
    pub(crate) account: String,
    /// Host names of the service beside the usual ones. A bucket has a label in front of them.
    pub(crate) hosts: Vec<String>,
    /// The domains that are bound to buckets, each with its bucket.
    pub(crate) cnames: BTreeMap<String, String>,
    pub(crate) path_style: PathStyle,
    /// Whether a request that binds a domain to a bucket must prove that the caller owns the domain.
    pub(crate) verifies_domains: bool,
    /// Whether new buckets block public access.
    pub(crate) blocks_public_access: bool,
    /// The VPC that requests come from.
    pub(crate) vpc: Option<String>,
    /// Whether a request may name another VPC in a header.
    pub(crate) trusts_vpc_header: bool,
    /// How long a client may pause in the middle of a body.
    pub(crate) body_patience: Duration,
    /// How long it takes to restore an archived object.
    pub(crate) restore_duration: Duration,
    pub(crate) quotas: Quotas,
    /// The resource pools of the account, and when they were created.
    pub(crate) resource_pools: BTreeMap<String, UtcSeconds>,
    /// The ports to which the server connects by itself.
    pub(crate) outgoing_ports: OutgoingPorts,
    /// Whether reasons of refusals are worked out for the request log.
    pub(crate) explains_refusals: bool,
}

/// Whether a request may name the bucket in its path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathStyle {
    /// The bucket may stand in the path, which clients need if the endpoint is an IP address.
    #[default]
    Accepted,
    /// Such requests are answered with 403 `SecondLevelDomainForbidden`, as the real service answers
    /// them for ordinary accounts.
    Refused,
}

impl Config {
    /// The location of buckets in documents, such as `oss-cn-hangzhou`.
    pub(crate) fn location(&self) -> String {
        format!("oss-{}", self.region)
    }

    /// Returns whether the buckets of this server can be in a location such as `oss-cn-hangzhou`. A
    /// server that answers to the host of another region stands for that region too.
    pub(crate) fn has_location(&self, location: &str) -> bool {
        let mut hosts = self.hosts.iter();
        let named = |host: &String| host.split('.').next() == Some(location);
        location == self.location() || hosts.any(named)
    }

    /// The endpoint that documents name, such as `oss-cn-hangzhou.aliyuncs.com`. A local server names
    /// the same one.
    pub(crate) fn public_endpoint(&self) -> String {
        format!("oss-{}.aliyuncs.com", self.region)
    }

    /// The internal endpoint that documents name, such as `oss-cn-hangzhou-internal.aliyuncs.com`.
    pub(crate) fn internal_endpoint(&self) -> String {
        format!("oss-{}-internal.aliyuncs.com", self.region)
    }
}
