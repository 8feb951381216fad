//! The kinds of errors.

use std::fmt;

use oss_context::{CredentialsError, ServiceError};
use oss_sign::{AccessKey, Credentials};
use oss_transport::{TransportError, TransportErrorKind};

/// What went wrong. The documentation of each kind says what caused it, whether the request may have
/// been executed, and what to do. Kinds have the names of those of `oss-client`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The clocks of the server and of this machine differ too much, and correcting the difference
    /// once did not help. Nothing was executed. Set the clock.
    ClockSkew,
    /// The client cannot work with its settings. Nothing was sent.
    Config {
        /// The name of the setting that is wrong.
        setting: &'static str,
    },
    /// There was no connection, so nothing was sent. The network or the endpoint caused it. Check the
    /// endpoint, and call again.
    Connect,
    /// There are no credentials, and [`Error::credentials`](super::Error::credentials) says why. The
    /// operation was not executed.
    Credentials,
    /// The time limit of the call has passed. The request may have been executed.
    Deadline,
    /// The connection was closed before there was an answer. The request may have been executed.
    Interrupted,
    /// The call cannot work with these parameters. Nothing was sent.
    InvalidRequest,
    /// A list repeats itself, or does not say where it continues. The server caused it.
    Pagination,
    /// The answer is not one of the operation. The server, or a proxy before it, caused it. The request
    /// may have been executed.
    Protocol,
    /// The server refused the request, and [`Error::service`](super::Error::service) has the reason.
    /// Nothing was executed.
    Service,
    /// There were too many requests. Nothing was executed. Wait, and call again.
    Throttled,
    /// There was no answer within the time limit. The request may have been executed.
    Timeout,
    /// The server's certificate is not trusted. Nothing was sent.
    Tls,
    /// The server does not accept the temporary credentials any more, and getting new ones did not
    /// help. Nothing was executed.
    Token,
    /// The answer is larger than the limit of the operation. The request was executed.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The server failed. The request may have been executed. Call again.
    Transient,
    /// The transport failed for a reason that it does not know. The request may have been executed.
    Transport,
}

impl ErrorKind {
    /// Returns the kind of a call that was signed with these credentials and failed.
    pub(crate) fn from_cause(cause: &CredentialsError, credentials: &Credentials) -> Self {
        match cause {
            CredentialsError::Service(service) => from_service(service, credentials),
            CredentialsError::Transport { cause, .. } => from_transport(cause),
            CredentialsError::Timeout { .. } => Self::Timeout,
            CredentialsError::TooLarge { limit, .. } => Self::TooLarge {
                limit: u64::try_from(*limit).unwrap_or(u64::MAX),
            },
            CredentialsError::InvalidConfiguration { .. } => Self::InvalidRequest,
            _ => Self::Protocol,
        }
    }

    /// Returns whether the same call may succeed if it is made again later.
    pub fn is_retryable(&self) -> bool {
        matches!(
            self,
            Self::Connect
                | Self::Deadline
                | Self::Interrupted
                | Self::Throttled
                | Self::Timeout
                | Self::Transient
                | Self::Transport
        )
    }
}

fn from_service(service: &ServiceError, credentials: &Credentials) -> ErrorKind {
    let is_temporary = credentials
        .access_key()
        .and_then(AccessKey::security_token)
        .is_some();
    if service.is_throttled() {
        ErrorKind::Throttled
    } else if service.may_be_executed() {
        ErrorKind::Transient
    } else if service.code() == Some("InvalidTimeStamp.Expired") {
        ErrorKind::ClockSkew
    } else if service.blames_credentials() && is_temporary {
        ErrorKind::Token
    } else {
        ErrorKind::Service
    }
}

fn from_transport(error: &TransportError) -> ErrorKind {
    match error.kind() {
        TransportErrorKind::Connect(_) => ErrorKind::Connect,
        TransportErrorKind::Interrupted | TransportErrorKind::StaleConnection => {
            ErrorKind::Interrupted
        }
        TransportErrorKind::InvalidRequest => ErrorKind::InvalidRequest,
        TransportErrorKind::Protocol => ErrorKind::Protocol,
        TransportErrorKind::Timeout(_) => ErrorKind::Timeout,
        TransportErrorKind::Tls => ErrorKind::Tls,
        _ => ErrorKind::Transport,
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ClockSkew => "the clocks of server and client differ too much",
            Self::Config { setting } => return write!(f, "setting `{setting}`"),
            Self::Connect => "cannot connect",
            Self::Credentials => "no credentials",
            Self::Deadline => "the time limit of the call has passed",
            Self::Interrupted => "the connection was closed before there was an answer",
            Self::InvalidRequest => "the request cannot work",
            Self::Pagination => "the list does not come to an end",
            Self::Protocol => "the answer cannot be understood",
            Self::Service => "the server refused the request",
            Self::Throttled => "there were too many requests",
            Self::Timeout => "no answer within the time limit",
            Self::Tls => "the server's certificate is not trusted",
            Self::Token => "the temporary credentials are not accepted any more",
            Self::TooLarge { limit } => {
                return write!(f, "the answer is larger than the limit of {limit} bytes");
            }
            Self::Transient => "the server failed",
            Self::Transport => "the request could not be sent",
        })
    }
}
