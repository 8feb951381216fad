//! What a server was started with.

use std::collections::BTreeMap;

/// Region, hosts and switches; fixed while the server runs.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// `cn-hangzhou`.
    pub(crate) region: String,
    /// Bound domains and their buckets.
    pub(crate) cnames: BTreeMap<String, String>,
}

impl Config {
    /// `oss-cn-hangzhou.aliyuncs.com`: what documents name as the endpoint, also on a local server.
    pub(crate) fn public_endpoint(&self) -> String {
        format!("oss-{}.aliyuncs.com", self.region)
    }

    /// `oss-cn-hangzhou-internal.aliyuncs.com`.
    pub(crate) fn internal_endpoint(&self) -> String {
        format!("oss-{}-internal.aliyuncs.com", self.region)
    }
}
