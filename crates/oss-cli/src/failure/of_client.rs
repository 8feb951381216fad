//! What the client reports, as a failure of a command.

use oss_client::error::ServiceError;
use oss_client::{Error, ErrorKind};

use crate::exit::ExitStatus;
use crate::failure::{Facts, Failure, without_number};

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        if let Some(cause) = error.credentials() {
            return Self::from(cause.clone());
        }
        let failure = Self::new(status(&error), without_number(&reason(&error))).facts(Facts {
            status: error.service().map(ServiceError::status),
            code: error.service().and_then(code),
            ec: error.ec().map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
        });
        match (error.hint(), error.kind()) {
            (_, ErrorKind::WrongEndpoint { endpoint }) => failure.hint(format!(
                "use --endpoint {endpoint}, or the region that it names"
            )),
            (Some(hint), _) => failure.hint(hint),
            (None, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Tls) => {
                failure.hint("oss config doctor looks into every step of the way")
            }
            _ => failure,
        }
    }
}

/// The reason, with the cause where the caller's own file or stream is the cause.
fn reason(error: &Error) -> String {
    let reason = error.reason();
    match (error.kind(), std::error::Error::source(error)) {
        (ErrorKind::BodySource, Some(cause)) => format!("{reason}: {cause}"),
        _ => reason,
    }
}

fn code(service: &ServiceError) -> Option<String> {
    Some(service.code())
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
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
        ErrorKind::RangeIgnored => ExitStatus::Unavailable,
        ErrorKind::BodySource | ErrorKind::Io => ExitStatus::LocalIo,
        ErrorKind::Tls => ExitStatus::Unavailable,
        ErrorKind::Service | ErrorKind::CallbackFailed { .. } => of_answer(error),
        kind if kind.is_retryable() => ExitStatus::Unavailable,
        _ => ExitStatus::Internal,
    }
}

/// By the status of the answer, which is what scripts decide by.
fn of_answer(error: &Error) -> ExitStatus {
    match error.service().map_or(0, ServiceError::status) {
        404 => ExitStatus::NotFound,
        401 | 403 => ExitStatus::Denied,
        304 | 409 | 412 => ExitStatus::Conflict,
        400..500 => ExitStatus::Usage,
        _ => ExitStatus::Unavailable,
    }
}
