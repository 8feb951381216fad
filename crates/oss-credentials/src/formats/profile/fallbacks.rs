//! The variables that complete a profile. Keys are never among them.

use oss_context::{CredentialsError, Environment};

/// The values of variables that replace missing settings of a profile, and of two that override
/// settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fallbacks {
    pub(crate) external_id: Option<String>,
    pub(crate) oidc_provider_arn: Option<String>,
    pub(crate) oidc_token_file: Option<String>,
    pub(crate) role_arn: Option<String>,
    pub(crate) session_name: Option<String>,
    /// The role that replaces the role of a profile of ossutil.
    pub(crate) oss_role_arn: Option<String>,
    /// The session name that replaces the one of a profile of ossutil.
    pub(crate) oss_session_name: Option<String>,
}

impl Fallbacks {
    /// Reads the variables. Their values are checked when they are used.
    pub(crate) fn read(environment: &Environment) -> Result<Self, CredentialsError> {
        Ok(Self {
            external_id: environment.var(EXTERNAL_ID)?,
            oidc_provider_arn: environment.var(OIDC_PROVIDER_ARN)?,
            oidc_token_file: environment.var(OIDC_TOKEN_FILE)?,
            role_arn: environment.var(ROLE_ARN)?,
            session_name: environment.var(SESSION_NAME)?,
            oss_role_arn: environment.var(OSS_ROLE_ARN)?,
            oss_session_name: environment.var(OSS_SESSION_NAME)?,
        })
    }
}

/// What errors call the variables.
pub(crate) const ENVIRONMENT: &str = "environment";
pub(crate) const EXTERNAL_ID: &str = "ALIBABA_CLOUD_EXTERNAL_ID";
pub(crate) const OSS_ROLE_ARN: &str = "OSS_ROLE_ARN";
pub(crate) const OSS_SESSION_NAME: &str = "OSS_ROLE_SESSION_NAME";
pub(crate) const SESSION_NAME: &str = "ALIBABA_CLOUD_ROLE_SESSION_NAME";
pub(crate) const OIDC_PROVIDER_ARN: &str = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
pub(crate) const OIDC_TOKEN_FILE: &str = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";
pub(crate) const ROLE_ARN: &str = "ALIBABA_CLOUD_ROLE_ARN";
