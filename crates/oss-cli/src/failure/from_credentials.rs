//! Errors of credentials as failures of a command.

use oss_credentials::CredentialsError;

use crate::exit::ExitStatus;
use crate::failure::{Facts, Failure, without_number};

impl From<CredentialsError> for Failure {
    fn from(error: CredentialsError) -> Self {
        let sentence = sentence(&error);
        if error.is_not_configured() {
            // The list of sources has the advice for each of them.
            let mut lines = sentence.lines();
            let first = lines.next().unwrap_or_default();
            return Self::new(status(&error), first).with_rows(lines);
        }
        let failure = Self::new(status(&error), sentence);
        let failure = match error.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        };
        match error.service() {
            Some(service) => failure.facts(Facts {
                status: Some(service.status()),
                code: service.code().map(str::to_owned),
                ec: None,
                request_id: service.request_id().map(str::to_owned),
                lacks_right: service.code() == Some("NoPermission"),
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
        CredentialsError::Service(service) => from_code(service.code().unwrap_or_default()),
        _ => ExitStatus::Denied,
    }
}

/// Returns the exit status for a code. A role that does not exist was not found; an access key that
/// does not exist counts as a missing permission.
fn from_code(code: &str) -> ExitStatus {
    match code.split('.').next().unwrap_or_default() {
        "EntityNotExist" => ExitStatus::NotFound,
        "InvalidParameter" => ExitStatus::Usage,
        _ => ExitStatus::Denied,
    }
}

/// Returns what happened and why, in one line, or the list of sources if no credentials were found.
/// Code and request id of a service are among the facts.
fn sentence(error: &CredentialsError) -> String {
    let words = error.service().and_then(|service| service.message());
    match words {
        Some(words) => words.trim_end_matches('.').to_owned(),
        None if error.is_not_configured() => error.to_string(),
        None => without_number(&error.summary()).to_owned(),
    }
}
