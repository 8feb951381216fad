//! Errors of RAM as failures of a command.

use oss_credentials::CredentialsError;
use oss_ram::error::ServiceError;
use oss_ram::{Error, ErrorKind};

use crate::exit::ExitStatus;
use crate::failure::{Facts, Failure};

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let Some(service) = error.service() else {
            return without_answer(&error);
        };
        let message = service.message().unwrap_or("RAM refused");
        let facts = Facts {
            status: Some(service.status()),
            code: service.code().map(str::to_owned),
            ec: None,
            request_id: service.request_id().map(str::to_owned),
            lacks_right: error.is_access_denied(),
        };
        Self::new(status(&error), message.trim_end_matches('.'))
            .facts(facts)
            .hint(error.hint().unwrap_or_default())
    }
}

fn without_answer(error: &Error) -> Failure {
    let source = std::error::Error::source(error);
    let cause = source.and_then(|source| source.downcast_ref::<CredentialsError>());
    match (cause.cloned(), error.kind()) {
        (Some(cause), ErrorKind::Credentials | ErrorKind::Config { .. }) => Failure::from(cause),
        (Some(cause), _) => Failure::from(cause).about(error.operation().unwrap_or_default()),
        (None, kind) => {
            let sentence = error.to_string();
            let failure = match kind {
                ErrorKind::InvalidRequest => Failure::usage(sentence),
                _ => Failure::new(ExitStatus::Internal, sentence),
            };
            failure.hint(error.hint().unwrap_or_default())
        }
    }
}

fn status(error: &Error) -> ExitStatus {
    let service = error.service();
    if service.is_some_and(ServiceError::is_retryable) || error.is_throttled() {
        ExitStatus::Unavailable
    } else if error.is_not_found() {
        ExitStatus::NotFound
    } else if error.is_access_denied() || error.is_invalid_key() {
        ExitStatus::Denied
    } else if error.is_already_exists() || error.is_delete_conflict() || error.is_limit_exceeded() {
        ExitStatus::Conflict
    } else if service.is_some_and(|service| service.status() < 500) {
        ExitStatus::Usage
    } else {
        ExitStatus::Unavailable
    }
}
