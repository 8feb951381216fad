//! What AssumeRole is asked for, checked at the end.

use std::sync::Arc;
use std::time::Duration;

use super::{AssumeRole, AssumeRoleProvider};
use crate::sts::request::{self, AssumeRoleRequest};
use crate::sts::{Network, PolicyText, StsEndpoint};
use oss_context::{CredentialsError, ProvideCredentials};

/// Collects what AssumeRole is asked for; [`build`](Self::build) checks it.
#[derive(Debug)]
pub struct AssumeRoleBuilder {
    role_arn: String,
    session_name: Option<String>,
    duration: Option<Duration>,
    policy: Option<PolicyText>,
    external_id: Option<String>,
    source_identity: Option<String>,
    endpoint: StsEndpoint,
    source: Option<Arc<dyn ProvideCredentials>>,
}

impl AssumeRoleBuilder {
    pub(super) fn new(role_arn: String) -> Self {
        Self {
            role_arn,
            session_name: None,
            duration: None,
            policy: None,
            external_id: None,
            source_identity: None,
            endpoint: StsEndpoint::new(),
            source: None,
        }
    }

    /// Where the keys that assume the role come from; required.
    #[must_use]
    pub fn source(self, source: impl ProvideCredentials + 'static) -> Self {
        Self {
            source: Some(Arc::new(source)),
            ..self
        }
    }

    /// The name under which the session is audited: 2 to 64 characters of `A-Za-z0-9.@-_`; by
    /// default a new one for each call.
    #[must_use]
    pub fn session_name(self, name: impl Into<String>) -> Self {
        Self {
            session_name: Some(name.into()),
            ..self
        }
    }

    /// How long the credentials live: 900 s up to the role's maximum, at most 43200 s; by default
    /// 3600 s.
    #[must_use]
    pub fn duration(self, duration: Duration) -> Self {
        Self {
            duration: Some(duration),
            ..self
        }
    }

    /// What the session may do at most, within what the role may: text, sent as it is, or a
    /// session policy; at most 2048 bytes.
    #[must_use]
    pub fn policy(self, policy: impl Into<PolicyText>) -> Self {
        Self {
            policy: Some(policy.into()),
            ..self
        }
    }

    /// The id that the role's trust policy asks of third parties: 2 to 1224 characters.
    #[must_use]
    pub fn external_id(self, id: impl Into<String>) -> Self {
        Self {
            external_id: Some(id.into()),
            ..self
        }
    }

    /// Who stands behind the session, kept through chained roles: 2 to 64 characters.
    #[must_use]
    pub fn source_identity(self, identity: impl Into<String>) -> Self {
        Self {
            source_identity: Some(identity.into()),
            ..self
        }
    }

    /// The STS endpoint, host or URL; see [`StsEndpoint`] for what decides without it.
    #[must_use]
    pub fn sts_endpoint(self, endpoint: impl Into<String>) -> Self {
        Self {
            endpoint: self.endpoint.endpoint(endpoint),
            ..self
        }
    }

    /// The region whose STS is called.
    #[must_use]
    pub fn sts_region(self, region: impl Into<String>) -> Self {
        Self {
            endpoint: self.endpoint.region(region),
            ..self
        }
    }

    /// Whether a regional STS is reached from inside the VPC.
    #[must_use]
    pub fn network(self, network: Network) -> Self {
        Self {
            endpoint: self.endpoint.network(network),
            ..self
        }
    }

    /// Whatever is known about the STS endpoint at once.
    pub(crate) fn endpoint(self, endpoint: StsEndpoint) -> Self {
        Self { endpoint, ..self }
    }

    /// The provider.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] naming the setting that is missing or outside its
    /// limits.
    pub fn build(self) -> Result<AssumeRoleProvider, CredentialsError> {
        let mut role = AssumeRoleRequest::new(&self.role_arn)?;
        if let Some(duration) = self.duration {
            request::check_duration(duration)?;
            role.duration = duration;
        }
        role.session_name = checked(self.session_name, request::check_session_name)?;
        role.external_id = checked(self.external_id, request::check_external_id)?;
        role.source_identity = checked(self.source_identity, request::check_source_identity)?;
        role.policy = self.policy.map(PolicyText::check).transpose()?;
        let source = self.source.ok_or_else(|| {
            request::refuse(
                "source",
                "is missing; it gives the keys that assume the role",
            )
        })?;
        Ok(AssumeRoleProvider::of(AssumeRole {
            request: role,
            endpoint: self.endpoint,
            source,
        }))
    }
}

fn checked(
    text: Option<String>,
    check: impl Fn(&str) -> Result<(), CredentialsError>,
) -> Result<Option<String>, CredentialsError> {
    text.map(|text| check(&text).map(|()| text)).transpose()
}
