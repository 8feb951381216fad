//! What an error of the client is in the words of `object_store`.

use oss_client::error::RefusalClass;
use oss_client::{Error, ErrorKind};

/// What an error of the client is in the words of `object_store`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    NotFound,
    NotModified,
    Precondition,
    AlreadyExists,
    PermissionDenied,
    Unauthenticated,
    /// `object_store` has no word for it.
    Other,
}

impl Outcome {
    pub(crate) fn of(error: &Error) -> Self {
        match error.kind() {
            // There are no keys, or the server takes none that can be had.
            ErrorKind::Credentials | ErrorKind::Token | ErrorKind::ClockSkew => {
                Self::Unauthenticated
            }
            _ if error.is_not_found() => Self::NotFound,
            _ if error.is_not_modified() => Self::NotModified,
            _ if error.is_precondition_failed() => Self::Precondition,
            _ if error.is_already_exists() => Self::AlreadyExists,
            _ => Self::of_refusal(error),
        }
    }

    /// OSS answers most refusals with status 403, whether the keys are wrong or a right is missing, so the
    /// code decides, and the status only if the code is not known.
    fn of_refusal(error: &Error) -> Self {
        let Some(service) = error.service() else {
            return Self::Other;
        };
        match (service.class(), service.status()) {
            (RefusalClass::Authentication, _) | (_, 401) => Self::Unauthenticated,
            (RefusalClass::Access, _) | (RefusalClass::Unknown, 403) => Self::PermissionDenied,
            _ => Self::Other,
        }
    }
}
