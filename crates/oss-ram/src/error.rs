//! Why a call of RAM did not succeed, and what to do about it.

mod hint;

use std::borrow::Cow;
use std::fmt;

use oss_context::CredentialsError;
use oss_context::{AccessDeniedDetail, ServiceError};

/// A call of RAM that did not succeed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// The service executed the operation and answered something else than it should: who reads
    /// the state again knows what was done.
    Answer {
        /// The operation.
        operation: &'static str,
        /// The member at fault, from the top.
        member: String,
    },
    /// The service refused, or gave no usable answer. Whether it executed the operation all the
    /// same is in [`Error::may_be_executed`].
    Call {
        /// The operation.
        operation: &'static str,
        /// What came back, or did not.
        cause: Box<CredentialsError>,
    },
    /// There are no keys to sign with. Nothing was sent.
    Credentials {
        /// Why not.
        cause: Box<CredentialsError>,
    },
    /// The endpoint cannot be called. Nothing was sent.
    Endpoint {
        /// Which setting, and why not.
        cause: Box<CredentialsError>,
    },
    /// A parameter that the service would refuse. Nothing was sent.
    Parameter {
        /// Its name in the API.
        name: &'static str,
        /// What is wrong, as the end of a sentence that the name begins.
        problem: String,
    },
}

impl Error {
    /// A parameter that must not be sent; `problem` ends the sentence that the name begins.
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

    /// What RAM answered, if RAM refused.
    pub fn service(&self) -> Option<&ServiceError> {
        match self {
            Self::Call { cause, .. } => cause.service(),
            _ => None,
        }
    }

    /// The service's error code, such as `EntityNotExist.User`. Families share their first word;
    /// what follows it varies.
    pub fn code(&self) -> Option<&str> {
        self.service()?.code()
    }

    /// The HTTP status of a refusal.
    pub fn status(&self) -> Option<u16> {
        self.service().map(ServiceError::status)
    }

    /// The id under which the service's support finds the call.
    pub fn request_id(&self) -> Option<&str> {
        self.service()?.request_id()
    }

    /// What the service says about missing rights.
    pub fn access_denied_detail(&self) -> Option<&AccessDeniedDetail> {
        self.service()?.access_denied_detail()
    }

    /// Whether something that was named does not exist: `EntityNotExist.*`.
    pub fn is_not_found(&self) -> bool {
        self.is_of("EntityNotExist")
    }

    /// Whether it is there already, an attachment too: `EntityAlreadyExists.*`.
    pub fn already_exists(&self) -> bool {
        self.is_of("EntityAlreadyExists")
    }

    /// Whether something still hangs on what was to be deleted: `DeleteConflict.*`.
    pub fn is_delete_conflict(&self) -> bool {
        self.is_of("DeleteConflict")
    }

    /// Whether a quota is used up: `LimitExceeded.*`.
    pub fn is_limit_exceeded(&self) -> bool {
        self.is_of("LimitExceeded")
    }

    /// Whether the caller lacks the right: `NoPermission`.
    pub fn is_no_permission(&self) -> bool {
        self.is_of("NoPermission") || self.is_of("Forbidden")
    }

    /// Whether the keys that signed are unknown or disabled: `InvalidAccessKeyId.*`.
    pub fn is_invalid_key(&self) -> bool {
        self.is_of("InvalidAccessKeyId")
    }

    /// Whether there were too many calls, for longer than two minutes.
    pub fn is_throttled(&self) -> bool {
        self.service().is_some_and(ServiceError::is_throttled)
    }

    /// Whether the service may have executed the operation all the same: it gave no answer, failed
    /// inside, or answered what cannot be read. Read the state before repeating what must not be
    /// done twice.
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

    /// What to do about it.
    pub fn hint(&self) -> Cow<'static, str> {
        hint::of(self)
    }

    /// Whether the code is of this family: the word itself or the word and a dot.
    fn is_of(&self, family: &str) -> bool {
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
            // A refusal is shown whole at this level.
            Self::Call { cause, .. } if cause.service().is_none() => Some(&**cause),
            Self::Credentials { cause } | Self::Endpoint { cause } => Some(&**cause),
            _ => None,
        }
    }
}
