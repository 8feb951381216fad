//! What a server was started with.

use std::collections::BTreeMap;
use std::time::Duration;

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
    /// The network that requests come from, unless a request says otherwise.
    pub(crate) vpc: Option<String>,
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

/// How much RAM lets an account have: the service's own limits, which tests may lower to reach them.
///
/// ```
/// use oss_emulator::Quotas;
///
/// let quotas = Quotas { users: 2, ..Quotas::default() };
/// assert_eq!(quotas.keys_per_user, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// Users of an account: 1000.
    pub users: usize,
    /// Roles of an account: 1000.
    pub roles: usize,
    /// Policies of its own: 1500.
    pub policies: usize,
    /// Access keys of a user: 2.
    pub keys_per_user: usize,
    /// System policies attached to one user: 20.
    pub system_policies_per_user: usize,
    /// Policies of the account attached to one user: 10.
    pub custom_policies_per_user: usize,
    /// System policies attached to one role: 20.
    pub system_policies_per_role: usize,
    /// Policies of the account attached to one role: 5.
    pub custom_policies_per_role: usize,
    /// Versions of a policy: 5.
    pub versions_per_policy: usize,
    /// Bytes of a policy's document: 6144. More than that is refused whatever stands here.
    pub policy_document: usize,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            users: 1000,
            roles: 1000,
            policies: 1500,
            keys_per_user: 2,
            system_policies_per_user: 20,
            custom_policies_per_user: 10,
            system_policies_per_role: 20,
            custom_policies_per_role: 5,
            versions_per_policy: 5,
            policy_document: 6144,
        }
    }
}
