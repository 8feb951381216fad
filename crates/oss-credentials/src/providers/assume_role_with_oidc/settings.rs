//! The settings of the exchange of a token, from the builder or from variables.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use oss_sign::Secret;

use crate::sts::federated::{FederatedRequest, Kind};
use crate::sts::request;
use oss_context::PassedOver;
use oss_context::{Context, CredentialsError, Environment};

/// Checked settings. The file is read when it is needed.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) request: FederatedRequest,
    pub(super) token_file: PathBuf,
    pub(super) session_name: Option<String>,
}

impl Settings {
    /// Reads the token from the file.
    pub(super) async fn token(&self, cx: &Context) -> Result<Secret, CredentialsError> {
        let refuse = |problem: &str| {
            let problem = format!("{} {problem}", self.token_file.display());
            CredentialsError::invalid_configuration(NAME, "token file", problem)
        };
        let file = cx.files().read(&self.token_file, MAX_FILE).await?;
        let file = file.ok_or_else(|| CredentialsError::Io {
            path: self.token_file.clone(),
            cause: Arc::new(io::Error::new(
                io::ErrorKind::NotFound,
                "there is no such file",
            )),
        })?;
        let text = std::str::from_utf8(&file.contents).map_err(|_| refuse("is not text"))?;
        let token = text.trim();
        self.request.check_proof(token).map_err(refuse)?;
        Ok(Secret::new(token))
    }

    /// Adds advice to the error about an expired token: something else must replace the file.
    pub(super) fn explain(&self, error: CredentialsError) -> CredentialsError {
        let CredentialsError::Service(refusal) = error else {
            return error;
        };
        let advice = format!(
            "{} was read again and still contains an expired token, so whatever should replace it \
             has stopped: recreate the pod if this is a cluster, otherwise renew the token",
            self.token_file.display()
        );
        CredentialsError::Service(Box::new(refusal.with_hint(advice)))
    }
}

/// Reads the settings from variables.
pub(super) fn from_environment(environment: &Environment) -> Result<Settings, CredentialsError> {
    let (role, provider) = (environment.var(ROLE)?, environment.var(PROVIDER)?);
    let file = environment.var(TOKEN_FILE)?;
    // The role alone does not configure this provider: AssumeRole uses the same variable.
    let (role, provider, file) = match (role, provider, file) {
        (_, None, None) => return Err(not_configured()),
        (Some(role), Some(provider), Some(file)) => (role, provider, file),
        (None, _, _) => return Err(missing(ROLE)),
        (_, None, _) => return Err(missing(PROVIDER)),
        (_, _, None) => return Err(missing(TOKEN_FILE)),
    };
    let session_name = environment.var(SESSION_NAME)?;
    if let Some(name) = &session_name {
        let checked = request::check_session_name(name);
        checked.map_err(|error| error.about(ENVIRONMENT, SESSION_NAME))?;
    }
    let checked = request::check_role_arn(&role);
    checked.map_err(|error| error.about(ENVIRONMENT, ROLE))?;
    let request = FederatedRequest::new(Kind::Oidc, &role, &provider);
    Ok(Settings {
        request: request.map_err(|error| error.about(ENVIRONMENT, PROVIDER))?,
        token_file: PathBuf::from(file),
        session_name,
    })
}

fn missing(variable: &str) -> CredentialsError {
    CredentialsError::invalid_configuration(
        ENVIRONMENT,
        variable,
        format!("is not set; {ROLE}, {PROVIDER} and {TOKEN_FILE} belong together"),
    )
}

fn not_configured() -> CredentialsError {
    CredentialsError::not_found(
        PassedOver {
            link: NAME.to_owned(),
            reason: format!("{ROLE}, {PROVIDER} and {TOKEN_FILE} are not all set"),
            fix: "in an ACK pod enable RRSA for the cluster and its namespace, then recreate the pod; \
                  elsewhere set the three variables"
                .to_owned(),
        },
        Vec::new(),
    )
}

/// What errors and logs call the source.
pub(super) const NAME: &str = "oidc_role_arn";
const ENVIRONMENT: &str = "environment";
const ROLE: &str = "ALIBABA_CLOUD_ROLE_ARN";
const PROVIDER: &str = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
const TOKEN_FILE: &str = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";
const SESSION_NAME: &str = "ALIBABA_CLOUD_ROLE_SESSION_NAME";
/// The largest accepted file: three times the size of the largest token.
const MAX_FILE: usize = 64 * 1024;
