//! The builder of an [`AssumeRoleProvider`].

use std::sync::Arc;

use super::{AssumeRole, AssumeRoleProvider};
use crate::providers::session_options::{SessionOptions, session_name_setter, session_setters};
use crate::sts::PolicyText;
use crate::sts::request::{self, AssumeRoleRequest};
use oss_context::{CredentialsError, ProvideCredentials};

/// Builds an [`AssumeRoleProvider`]. The settings are checked by [`build`](Self::build).
#[derive(Debug)]
pub struct AssumeRoleBuilder {
    role_arn: String,
    external_id: Option<String>,
    source_identity: Option<String>,
    session: SessionOptions,
    source: Option<Arc<dyn ProvideCredentials>>,
}

impl AssumeRoleBuilder {
    pub(super) fn new(role_arn: String) -> Self {
        Self {
            role_arn,
            external_id: None,
            source_identity: None,
            session: SessionOptions::default(),
            source: None,
        }
    }

    /// Sets the provider of the keys with which the role is assumed. It is required.
    #[must_use]
    pub fn source(self, source: impl ProvideCredentials + 'static) -> Self {
        Self {
            source: Some(Arc::new(source)),
            ..self
        }
    }

    session_name_setter!();

    session_setters!();

    /// Sets the external id, which the trust policy of a role may require from third parties. It has 2
    /// to 1224 characters. By default none is sent.
    #[must_use]
    pub fn external_id(self, id: impl Into<String>) -> Self {
        Self {
            external_id: Some(id.into()),
            ..self
        }
    }

    /// Sets the source identity: who uses the session. It is kept when another role is assumed with the
    /// session, and has 2 to 64 characters. By default none is sent.
    #[must_use]
    pub fn source_identity(self, identity: impl Into<String>) -> Self {
        Self {
            source_identity: Some(identity.into()),
            ..self
        }
    }

    /// Sets all options of the session at once.
    pub(crate) fn with_session(self, session: SessionOptions) -> Self {
        Self { session, ..self }
    }

    /// Sets the external id, if there is one.
    pub(crate) fn maybe_external_id(self, external_id: Option<String>) -> Self {
        Self {
            external_id,
            ..self
        }
    }

    /// Builds the provider. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] with the name of the setting that is missing or
    /// outside its limits.
    pub fn build(self) -> Result<AssumeRoleProvider, CredentialsError> {
        let mut role = AssumeRoleRequest::new(&self.role_arn)?;
        if let Some(duration) = self.session.duration {
            request::check_duration(duration)?;
            role.duration = duration;
        }
        role.session_name = checked(self.session.session_name, request::check_session_name)?;
        role.external_id = checked(self.external_id, request::check_external_id)?;
        role.source_identity = checked(self.source_identity, request::check_source_identity)?;
        role.policy = self.session.policy.map(PolicyText::check).transpose()?;
        let source = self.source.ok_or_else(|| {
            request::refuse(
                "source",
                "is missing; it provides the keys with which the role is assumed",
            )
        })?;
        Ok(AssumeRoleProvider::with_role(AssumeRole {
            request: role,
            endpoint: self.session.endpoint,
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
