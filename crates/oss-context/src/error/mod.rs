//! Why there are no credentials, and what to do.

mod columns;
mod display;
mod hint;
mod report;
mod service;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use oss_transport::{TransportError, TransportErrorKind};

pub use self::display::{write_look_alikes, write_passed};
pub use self::report::Report;
pub(crate) use self::service::Class;
pub(crate) use self::service::parse_error;
pub use self::service::{AccessDeniedDetail, ServiceError};

/// Why a provider returned no credentials.
///
/// `Display` shows what happened at this level, `source()` returns the cause, and
/// [`hint`](Self::hint) says what to do. [`report`](Self::report) is all three, for a terminal. No
/// variant contains a secret, a token, or the body of a response. Cloning is cheap, so that all callers
/// that waited for one refresh get the same error.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CredentialsError {
    /// The task that fetched the keys ended without a result, because its runtime was shut down or the
    /// provider panicked. The next call starts a new task.
    Aborted,
    /// A source in a chain is configured but does not work. The chain stops there, because continuing
    /// would silently use another identity.
    ChainStopped {
        /// The name of the source that failed.
        link: String,
        /// The sources before it, and why each was passed over.
        passed: Vec<PassedOver>,
        /// What is wrong with the source.
        cause: Arc<CredentialsError>,
    },
    /// A variable forbids a source that runs programs or calls URLs.
    Disabled {
        /// The source.
        origin: String,
        /// The variable that forbids it.
        variable: &'static str,
    },
    /// The keys of the source have expired, or the login that would return new ones has.
    Expired {
        /// The source of the keys or the login.
        origin: String,
        /// How long ago they expired.
        expired_for: Duration,
        /// The command that renews a login, if the source knows one.
        renewal: Option<String>,
    },
    /// A setting is missing or cannot be used.
    InvalidConfiguration {
        /// Where the setting is: a file, a profile, `environment`, or a provider.
        origin: String,
        /// The name of the setting.
        field: String,
        /// What is wrong with it. The text continues a sentence that begins with `field`.
        problem: String,
    },
    /// A response, or the output of a program, does not have the required form. Its text is never shown.
    InvalidResponse {
        /// The sender.
        origin: String,
        /// The field that is wrong, or a description such as `not JSON`.
        field: String,
        /// The size in bytes.
        size: usize,
        /// The kind of the sender, which decides the advice.
        sender: Sender,
    },
    /// A file could not be read or written.
    Io {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system.
        cause: Arc<std::io::Error>,
    },
    /// Nothing is configured. A chain passes over a provider that returns this error.
    NotFound {
        /// The sources that were asked.
        passed: Vec<PassedOver>,
        /// Variables and files that exist but are not used, because their names are only nearly right.
        look_alikes: Vec<String>,
    },
    /// The keys are temporary, because their id begins with `STS.`, but they have no security token.
    /// No server accepts them, so they are not used.
    MissingToken {
        /// Where the keys come from.
        origin: String,
        /// The setting or the field that should contain the token.
        field: String,
    },
    /// A provider that is not part of this SDK failed.
    Other {
        /// The name of the provider.
        provider: String,
        /// Its error.
        cause: Arc<dyn std::error::Error + Send + Sync>,
    },
    /// An external program printed no keys. Its standard output is never shown.
    Process {
        /// The program, without its arguments.
        program: String,
        /// How it ended: an exit status, a signal, or why it did not start.
        problem: String,
        /// The first line of its standard error, with what looks like a secret masked.
        stderr: Option<String>,
    },
    /// A profile takes its keys from other profiles that take their keys from it.
    ProfileLoop {
        /// The file of the profiles.
        origin: String,
        /// The profiles in order: `a → b → a`.
        path: String,
    },
    /// The keys have expired, and fetching new ones failed.
    Refresh {
        /// Why there are no new keys.
        cause: Arc<CredentialsError>,
        /// How long the old keys have been unusable.
        dead_for: Duration,
    },
    /// The service answered with an error.
    Service(Box<ServiceError>),
    /// Another provider, whose keys this provider needs, returned none.
    Source {
        /// The provider that needs them.
        provider: &'static str,
        /// The error of the other provider.
        cause: Arc<CredentialsError>,
    },
    /// Something took too long.
    Timeout {
        /// What took too long.
        what: String,
        /// The time limit.
        after: Duration,
    },
    /// A response or a file is too large.
    TooLarge {
        /// The sender.
        origin: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The service could not be reached.
    Transport {
        /// The host.
        host: String,
        /// The number of attempts.
        attempts: u32,
        /// The error of the last attempt.
        cause: Arc<TransportError>,
    },
    /// A setting is unknown, or it is known but does not work with OSS.
    Unsupported {
        /// Where the setting is: a file, a profile, `environment`, or a provider.
        origin: String,
        /// The name of the setting.
        field: String,
        /// Its value, and why it cannot be used.
        problem: String,
        /// What to use instead.
        instead: String,
    },
}

/// Who sent an answer that cannot be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sender {
    /// A service that was called over HTTP.
    #[default]
    Service,
    /// A program on this machine.
    Program,
}

/// A source that was passed over because nothing is configured for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// The name of the source.
    pub link: String,
    /// What was looked for and not found.
    pub reason: String,
    /// One line that says how to configure the source.
    pub fix: String,
}

impl CredentialsError {
    /// Creates an error about a setting that cannot be used. `problem` continues a sentence that begins
    /// with `field`.
    pub fn invalid_configuration(
        origin: impl Into<String>,
        field: impl Into<String>,
        problem: impl Into<String>,
    ) -> Self {
        Self::InvalidConfiguration {
            origin: origin.into(),
            field: field.into(),
            problem: problem.into(),
        }
    }

    /// Creates an error of a provider that is not part of this SDK. The cause is shown as it is, so it
    /// must not contain a secret.
    pub fn other(
        provider: impl Into<String>,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Other {
            provider: provider.into(),
            cause: Arc::from(cause.into()),
        }
    }

    /// Returns the same error about the setting `field` at `origin`, if it is an error about a
    /// setting.
    ///
    /// A check of a value does not know which setting the value comes from, and its caller does.
    pub fn about(self, origin: &str, field: &str) -> Self {
        match self {
            Self::InvalidConfiguration { problem, .. } => {
                Self::invalid_configuration(origin, field, problem)
            }
            error => error,
        }
    }

    /// Returns the same error with another origin, if it is an error about a setting.
    pub fn at(self, origin: &str) -> Self {
        match self {
            Self::InvalidConfiguration { field, problem, .. } => {
                Self::invalid_configuration(origin, field, problem)
            }
            error => error,
        }
    }

    /// Creates the error of a source for which nothing is configured.
    pub fn not_found(passed: PassedOver, look_alikes: Vec<String>) -> Self {
        Self::NotFound {
            passed: vec![passed],
            look_alikes,
        }
    }

    /// Returns whether nothing is configured, in contrast to a source that is configured but does not
    /// work.
    pub fn is_not_configured(&self) -> bool {
        matches!(self, Self::NotFound { .. })
    }

    /// Returns whether the same call may succeed later without any change.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Aborted | Self::Timeout { .. } => true,
            Self::Transport { cause, .. } => !matches!(
                cause.kind(),
                TransportErrorKind::InvalidRequest | TransportErrorKind::Tls
            ),
            Self::Service(service) => service.is_retryable(),
            Self::ChainStopped { cause, .. }
            | Self::Refresh { cause, .. }
            | Self::Source { cause, .. } => cause.is_retryable(),
            Self::Disabled { .. }
            | Self::Expired { .. }
            | Self::InvalidConfiguration { .. }
            | Self::InvalidResponse { .. }
            | Self::Io { .. }
            | Self::MissingToken { .. }
            | Self::NotFound { .. }
            | Self::Other { .. }
            | Self::Process { .. }
            | Self::ProfileLoop { .. }
            | Self::TooLarge { .. }
            | Self::Unsupported { .. } => false,
        }
    }

    /// Returns the error that a service answered, if that is the deepest cause.
    pub fn service(&self) -> Option<&ServiceError> {
        match self.root() {
            Self::Service(service) => Some(service),
            _ => None,
        }
    }

    /// Returns the deepest cause, without the errors that only say where it happened.
    pub fn root(&self) -> &Self {
        match self {
            Self::ChainStopped { cause, .. }
            | Self::Refresh { cause, .. }
            | Self::Source { cause, .. } => cause.root(),
            error => error,
        }
    }
}

impl std::error::Error for CredentialsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::ChainStopped { cause, .. }
            | Self::Refresh { cause, .. }
            | Self::Source { cause, .. } => Some(&**cause),
            Self::Io { cause, .. } => Some(&**cause),
            Self::Other { cause, .. } => Some(&**cause),
            Self::Transport { cause, .. } => Some(&**cause),
            _ => None,
        }
    }
}
