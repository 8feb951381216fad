//! Why there are no keys, as a failure of a command.

use oss_credentials::CredentialsError;

use crate::exit::ExitStatus;
use crate::failure::{Facts, Failure, without_number};

impl From<CredentialsError> for Failure {
    fn from(error: CredentialsError) -> Self {
        let failure = Self::new(status(&error), sentence(&error));
        if error.is_not_configured() {
            // The list of what was looked at has its advice beside each source.
            return failure;
        }
        let failure = failure.hint(error.hint());
        match error.service() {
            Some(service) => failure.facts(Facts {
                status: Some(service.status()),
                code: service.code().map(str::to_owned),
                ec: None,
                request_id: service.request_id().map(str::to_owned),
            }),
            None => failure,
        }
    }
}

fn status(error: &CredentialsError) -> ExitStatus {
    if error.is_retryable() {
        return ExitStatus::Unavailable;
    }
    match error {
        CredentialsError::ChainStopped { cause, .. }
        | CredentialsError::Refresh { cause, .. }
        | CredentialsError::Source { cause, .. } => status(cause),
        CredentialsError::InvalidConfiguration { .. }
        | CredentialsError::ProfileLoop { .. }
        | CredentialsError::Unsupported { .. } => ExitStatus::Usage,
        CredentialsError::Io { .. } => ExitStatus::LocalIo,
        CredentialsError::Service(service) if is_absent(service.code()) => ExitStatus::NotFound,
        _ => ExitStatus::Denied,
    }
}

/// A role, user or policy that does not exist; an access key that does not is one of permission.
fn is_absent(code: Option<&str>) -> bool {
    code.is_some_and(|code| code.starts_with("EntityNotExist"))
}

/// What happened and why, in one line; what was looked at, a list. Code and request id of a
/// service stand among the facts.
fn sentence(error: &CredentialsError) -> String {
    let words = error.service().and_then(|service| service.message());
    match words {
        Some(words) => words.trim_end_matches('.').to_owned(),
        None if error.is_not_configured() => error.to_string(),
        None => without_number(&error.summary()).to_owned(),
    }
}
