//! The builder of an [`AssumeRoleWithOidcProvider`].

use std::path::PathBuf;

use super::settings::{NAME, Settings};
use super::{AssumeRoleWithOidcProvider, Source};
use crate::providers::session_options::{SessionOptions, session_name_setter, session_setters};
use crate::sts::federated::{FederatedRequest, Kind};
use crate::sts::request;
use oss_context::CredentialsError;

/// Builds an [`AssumeRoleWithOidcProvider`]. The settings are checked by [`build`](Self::build).
#[derive(Debug)]
pub struct AssumeRoleWithOidcBuilder {
    role_arn: String,
    provider_arn: String,
    token_file: PathBuf,
    session: SessionOptions,
}

impl AssumeRoleWithOidcBuilder {
    pub(super) fn new(role_arn: String, provider_arn: String, token_file: PathBuf) -> Self {
        Self {
            role_arn,
            provider_arn,
            token_file,
            session: SessionOptions::default(),
        }
    }

    session_name_setter!();

    session_setters!();

    /// Sets all options of the session at once.
    pub(crate) fn with_session(self, session: SessionOptions) -> Self {
        Self { session, ..self }
    }

    /// Builds the provider. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::InvalidConfiguration`] with the name of the setting that is outside its
    /// limits.
    pub fn build(self) -> Result<AssumeRoleWithOidcProvider, CredentialsError> {
        let settings = Settings {
            request: self.request().map_err(|error| error.at(NAME))?,
            token_file: self.token_file,
            session_name: self.session.session_name,
        };
        let source = Source::Given(Box::new(settings));
        Ok(AssumeRoleWithOidcProvider::with_source(
            source,
            self.session.endpoint,
        ))
    }

    fn request(&self) -> Result<FederatedRequest, CredentialsError> {
        let mut federated = FederatedRequest::new(Kind::Oidc, &self.role_arn, &self.provider_arn)?;
        federated.set(self.session.duration, self.session.policy.clone())?;
        if let Some(name) = &self.session.session_name {
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
