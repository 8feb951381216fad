//! Errors of the client as failures of a command.

use oss_client::error::ServiceError;
use oss_client::{Error, ErrorKind};

use crate::exit::ExitStatus;
use crate::failure::{Facts, Failure, without_number};

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Self {
        if let Some(cause) = error.credentials() {
            return Self::from(cause.clone());
        }
        let failure = Self::new(status(error), without_number(&reason(error))).facts(Facts {
            status: error.service().map(ServiceError::status),
            code: error.code().map(str::to_owned),
            ec: error.ec().map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
            lacks_right: error.is_access_denied(),
        });
        let failure = match (error.kind(), error.hint()) {
            (ErrorKind::WrongEndpoint { endpoint }, _) => failure.hint(format!(
                "use --endpoint {endpoint}, or the region that it names"
            )),
            (_, Some(hint)) => failure.hint(hint),
            (_, None) => failure,
        };
        match error.kind() {
            ErrorKind::AlreadyRunning => failure.hint("wait until the other run has ended"),
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Tls => {
                failure.hint("oss config doctor checks every step of the connection")
            }
            _ => failure,
        }
    }
}

/// Returns the reason, with the cause if that is a file or a stream of the caller.
fn reason(error: &Error) -> String {
    let reason = error.reason();
    match (error.kind(), std::error::Error::source(error)) {
        (ErrorKind::BodySource, Some(cause)) => format!("{reason}: {cause}"),
        _ => reason,
    }
}

fn status(error: &Error) -> ExitStatus {
    match error.kind() {
        ErrorKind::Config { .. } | ErrorKind::InvalidRequest | ErrorKind::TooLarge { .. } => {
            ExitStatus::Usage
        }
        ErrorKind::WrongEndpoint { .. } => ExitStatus::Usage,
        ErrorKind::Credentials | ErrorKind::Token | ErrorKind::ClockSkew => ExitStatus::Denied,
        ErrorKind::Integrity { .. } | ErrorKind::SourceChanged { .. } | ErrorKind::FileChanged => {
            ExitStatus::Integrity
        }
        ErrorKind::AlreadyRunning => ExitStatus::Conflict,
        ErrorKind::RangeIgnored => ExitStatus::Unavailable,
        ErrorKind::BodySource | ErrorKind::Io => ExitStatus::LocalIo,
        ErrorKind::Tls => ExitStatus::Unavailable,
        ErrorKind::Service | ErrorKind::CallbackFailed { .. } => from_answer(error),
        kind if kind.is_retryable() => ExitStatus::Unavailable,
        _ => ExitStatus::Internal,
    }
}

/// Returns the exit status for the HTTP status of the answer, by which scripts decide.
fn from_answer(error: &Error) -> ExitStatus {
    match error.service().map_or(0, ServiceError::status) {
        404 => ExitStatus::NotFound,
        401 | 403 => ExitStatus::Denied,
        304 | 409 | 412 => ExitStatus::Conflict,
        400..500 => ExitStatus::Usage,
        _ => ExitStatus::Unavailable,
    }
}
