//! The options that every call of STS for a role has.

use std::time::Duration;

use crate::sts::{PolicyText, StsEndpoint};

/// The options of a session, each of which may be left open.
#[derive(Clone, Debug, Default)]
pub(crate) struct SessionOptions {
    pub(crate) session_name: Option<String>,
    pub(crate) duration: Option<Duration>,
    pub(crate) policy: Option<PolicyText>,
    pub(crate) endpoint: StsEndpoint,
}

/// The setter of the session name, for a builder with a field `session: SessionOptions`.
macro_rules! session_name_setter {
    () => {
        /// Sets the session name, which appears in audit logs: 2 to 64 characters of
        /// `A-Z a-z 0-9 . @ - _`. By default each call gets a new name.
        #[must_use]
        pub fn session_name(mut self, name: impl Into<String>) -> Self {
            self.session.session_name = Some(name.into());
            self
        }
    };
}

/// The setters that all builders have, for a builder with a field `session: SessionOptions`.
macro_rules! session_setters {
    () => {
        /// Sets how long the credentials are valid: at least 900 s, and at most the maximum session
        /// duration of the role, which is at most 43200 s. The default is 3600 s.
        #[must_use]
        pub fn duration(mut self, duration: std::time::Duration) -> Self {
            self.session.duration = Some(duration);
            self
        }

        /// Sets a session policy, which restricts the permissions of the role for this session. It has
        /// at most 2048 bytes. Text is sent as it is. By default the session has all permissions of
        /// the role.
        #[must_use]
        pub fn policy(mut self, policy: impl Into<$crate::sts::PolicyText>) -> Self {
            self.session.policy = Some(policy.into());
            self
        }

        /// Sets where STS is called, in place of all that the other setters say about it.
        #[must_use]
        pub fn sts(mut self, endpoint: $crate::sts::StsEndpoint) -> Self {
            self.session.endpoint = endpoint;
            self
        }

        /// Sets the STS endpoint, as a host or a URL. By default it follows from variables and the
        /// region, see [`StsEndpoint`](crate::sts::StsEndpoint).
        #[must_use]
        pub fn sts_endpoint(mut self, endpoint: impl Into<String>) -> Self {
            self.session.endpoint = self.session.endpoint.endpoint(endpoint);
            self
        }

        /// Sets the region whose STS endpoint is called. By default it follows from variables and the
        /// region of the OSS client, see [`StsEndpoint`](crate::sts::StsEndpoint).
        #[must_use]
        pub fn sts_region(mut self, region: impl Into<String>) -> Self {
            self.session.endpoint = self.session.endpoint.region(region);
            self
        }

        /// Sets whether the regional STS endpoint is called from the internet or from inside a VPC. By
        /// default `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED` decides, and otherwise the internet is
        /// assumed.
        #[must_use]
        pub fn network(mut self, network: $crate::sts::Network) -> Self {
            self.session.endpoint = self.session.endpoint.network(network);
            self
        }
    };
}

pub(crate) use session_name_setter;
pub(crate) use session_setters;
