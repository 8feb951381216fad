//! What AssumeRoleWithOIDC is asked for, checked at the end.

use std::path::PathBuf;
use std::time::Duration;

use super::settings::Settings;
use super::{AssumeRoleWithOidcProvider, NAME, Source};
use crate::sts::federated::{FederatedRequest, Kind};
use crate::sts::{Network, PolicyText, StsEndpoint, request};
use oss_context::CredentialsError;

/// Collects what AssumeRoleWithOIDC is asked for; [`build`](Self::build) checks it.
#[derive(Debug)]
pub struct AssumeRoleWithOidcBuilder {
    role_arn: String,
    provider_arn: String,
    token_file: PathBuf,
    session_name: Option<String>,
    duration: Option<Duration>,
    policy: Option<PolicyText>,
    endpoint: StsEndpoint,
}

impl AssumeRoleWithOidcBuilder {
    pub(super) fn new(role_arn: String, provider_arn: String, token_file: PathBuf) -> Self {
        Self {
            role_arn,
            provider_arn,
            token_file,
            session_name: None,
            duration: None,
            policy: None,
            endpoint: StsEndpoint::new(),
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

    /// What the session may do at most, within what the role may; at most 2048 bytes.
    #[must_use]
    pub fn policy(self, policy: impl Into<PolicyText>) -> Self {
        Self {
            policy: Some(policy.into()),
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
    /// [`CredentialsError::InvalidConfiguration`] naming the setting that is outside its limits.
    pub fn build(self) -> Result<AssumeRoleWithOidcProvider, CredentialsError> {
        let settings = Settings {
            request: self.request().map_err(|error| error.at(NAME))?,
            token_file: self.token_file,
            session_name: self.session_name,
        };
        let source = Source::Given(Box::new(settings));
        Ok(AssumeRoleWithOidcProvider::of(source, self.endpoint))
    }

    fn request(&self) -> Result<FederatedRequest, CredentialsError> {
        let mut federated = FederatedRequest::new(Kind::Oidc, &self.role_arn, &self.provider_arn)?;
        federated.set(self.duration, self.policy.clone())?;
        if let Some(name) = &self.session_name {
            request::check_session_name(name)?;
        }
        if self.token_file.as_os_str().is_empty() {
            return Err(request::refuse(
                "token_file",
                "is empty; it is the path of a file",
            ));
        }
        Ok(federated)
    }
}
