//! Errors of calls to RAM, and what to do about them.

mod hint;

use std::borrow::Cow;
use std::fmt;

use oss_context::CredentialsError;
use oss_context::{AccessDeniedDetail, ServiceError};

/// The error of a call to RAM.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// The service executed the operation, but its answer cannot be read. Read the state again to find
    /// out what was done.
    Answer {
        /// The name of the operation.
        operation: &'static str,
        /// The path of the member that is missing or wrong.
        member: String,
    },
    /// The service refused the call, or gave no answer that can be used.
    /// [`Error::may_be_executed`] returns whether it may have executed the operation nevertheless.
    Call {
        /// The name of the operation.
        operation: &'static str,
        /// The answer, or why there is none.
        cause: Box<CredentialsError>,
    },
    /// There are no credentials to sign with. Nothing was sent.
    Credentials {
        /// Why there are none.
        cause: Box<CredentialsError>,
    },
    /// The endpoint cannot be called. Nothing was sent.
    Endpoint {
        /// The setting that is wrong, and why.
        cause: Box<CredentialsError>,
    },
    /// A parameter is not valid. Nothing was sent.
    Parameter {
        /// The name of the parameter in the API.
        name: &'static str,
        /// What is wrong, as the end of a sentence that begins with the name.
        problem: String,
    },
}

impl Error {
    /// Creates an error for a parameter that is not valid. `problem` is the end of a sentence that
    /// begins with the name.
    pub fn parameter(name: &'static str, problem: impl Into<String>) -> Self {
        Self::Parameter {
            name,
            problem: problem.into(),
        }
    }

    pub(crate) fn answer(operation: &'static str, member: impl Into<String>) -> Self {
        Self::Answer {
            operation,
            member: member.into(),
        }
    }

    pub(crate) fn call(operation: &'static str, cause: CredentialsError) -> Self {
        Self::Call {
            operation,
            cause: Box::new(cause),
        }
    }

    pub(crate) fn credentials(cause: CredentialsError) -> Self {
        Self::Credentials {
            cause: Box::new(cause),
        }
    }

    pub(crate) fn endpoint(cause: CredentialsError) -> Self {
        Self::Endpoint {
            cause: Box::new(cause),
        }
    }

    /// Returns the answer of RAM, if RAM refused the call.
    pub fn service(&self) -> Option<&ServiceError> {
        match self {
            Self::Call { cause, .. } => cause.service(),
            _ => None,
        }
    }

    /// Returns the error code, such as `EntityNotExist.User`, if RAM refused the call. Codes of one
    /// family have the first word in common.
    pub fn code(&self) -> Option<&str> {
        self.service()?.code()
    }

    /// Returns the HTTP status, if RAM refused the call.
    pub fn status(&self) -> Option<u16> {
        self.service().map(ServiceError::status)
    }

    /// Returns the request id, by which the support of Alibaba Cloud finds the call.
    pub fn request_id(&self) -> Option<&str> {
        self.service()?.request_id()
    }

    /// Returns what the service says about missing rights, if that was the reason.
    pub fn access_denied_detail(&self) -> Option<&AccessDeniedDetail> {
        self.service()?.access_denied_detail()
    }

    /// Returns whether something that the call names does not exist: `EntityNotExist.*`.
    pub fn is_not_found(&self) -> bool {
        self.is_in_family("EntityNotExist")
    }

    /// Returns whether what was to be created exists already, which includes attachments:
    /// `EntityAlreadyExists.*`.
    pub fn is_already_exists(&self) -> bool {
        self.is_in_family("EntityAlreadyExists")
    }

    /// Returns whether something is still attached to what was to be deleted: `DeleteConflict.*`.
    pub fn is_delete_conflict(&self) -> bool {
        self.is_in_family("DeleteConflict")
    }

    /// Returns whether a quota is used up: `LimitExceeded.*`.
    pub fn is_limit_exceeded(&self) -> bool {
        self.is_in_family("LimitExceeded")
    }

    /// Returns whether the caller does not have the right to do this: `NoPermission` or `Forbidden`.
    pub fn is_no_permission(&self) -> bool {
        self.is_in_family("NoPermission") || self.is_in_family("Forbidden")
    }

    /// Returns whether the access key does not exist or is disabled: `InvalidAccessKeyId.*`.
    pub fn is_invalid_key(&self) -> bool {
        self.is_in_family("InvalidAccessKeyId")
    }

    /// Returns whether there were too many calls. The client had retried for two minutes.
    pub fn is_throttled(&self) -> bool {
        self.service().is_some_and(ServiceError::is_throttled)
    }

    /// Returns whether the service may have executed the operation although the call failed: it gave no
    /// answer, it failed, or its answer cannot be read. Read the state before you repeat a call that
    /// must not be executed twice.
    pub fn may_be_executed(&self) -> bool {
        match self {
            Self::Answer { .. } => true,
            Self::Call { cause, .. } => match &**cause {
                CredentialsError::Service(service) => service.may_be_executed(),
                CredentialsError::Transport { cause, .. } => cause.sent(),
                CredentialsError::Timeout { .. } | CredentialsError::TooLarge { .. } => true,
                _ => false,
            },
            Self::Credentials { .. } | Self::Endpoint { .. } | Self::Parameter { .. } => false,
        }
    }

    /// Returns advice on what to do about the error, where some is known.
    ///
    /// The advice is written for people, and its words may change between versions.
    pub fn hint(&self) -> Option<Cow<'_, str>> {
        hint::advice(self)
    }

    /// Returns whether the code belongs to a family: it is the word, or the word and a dot.
    fn is_in_family(&self, family: &str) -> bool {
        let rest = self.code().and_then(|code| code.strip_prefix(family));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer { operation, member } => {
                write!(f, "the answer to {operation} is damaged at {member}")
            }
            Self::Call { operation, .. } => match self.service() {
                Some(service) => write!(f, "{operation}: {service}"),
                None => write!(f, "{operation} got no usable answer"),
            },
            Self::Credentials { .. } => f.write_str("there are no keys to sign with"),
            Self::Endpoint { .. } => f.write_str("the endpoint of RAM cannot be called"),
            Self::Parameter { name, problem } => write!(f, "{name} {problem}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // `Display` shows the whole refusal, so there is nothing below it.
            Self::Call { cause, .. } if cause.service().is_none() => Some(&**cause),
            Self::Credentials { cause } | Self::Endpoint { cause } => Some(&**cause),
            _ => None,
        }
    }
}
