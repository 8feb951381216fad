//! What a server was started with.

mod quotas;

use std::collections::BTreeMap;
use std::time::Duration;

pub use quotas::Quotas;

/// Region, hosts and switches; fixed while the server runs.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// `cn-hangzhou`.
    pub(crate) region: String,
    /// The account that owns the buckets of the builder.
    pub(crate) account: String,
    /// Service hosts beside the usual ones: a bucket's host is a label in front of one of them.
    pub(crate) hosts: Vec<String>,
    /// Bound domains and their buckets.
    pub(crate) cnames: BTreeMap<String, String>,
    pub(crate) path_style: PathStyle,
    /// The VPC that requests come from.
    pub(crate) vpc: Option<String>,
    /// Whether a request may name another VPC in a header.
    pub(crate) trusts_vpc_header: bool,
    /// How long a client may say nothing in the middle of a body.
    pub(crate) body_patience: Duration,
    pub(crate) quotas: Quotas,
}

/// Whether a bucket may be named in the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathStyle {
    /// As clients need it for IP addresses.
    #[default]
    Accepted,
    /// 403 `SecondLevelDomainForbidden`, as the service answers for ordinary accounts.
    Refused,
}

impl Config {
    /// `oss-cn-hangzhou`.
    pub(crate) fn location(&self) -> String {
        format!("oss-{}", self.region)
    }

    /// `oss-cn-hangzhou.aliyuncs.com`: what documents name as the endpoint, also on a local server.
    pub(crate) fn public_endpoint(&self) -> String {
        format!("oss-{}.aliyuncs.com", self.region)
    }

    /// `oss-cn-hangzhou-internal.aliyuncs.com`.
    pub(crate) fn internal_endpoint(&self) -> String {
        format!("oss-{}-internal.aliyuncs.com", self.region)
    }
}
