//! Why there are no credentials, and what to do about it.

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

/// Why a provider gave no credentials.
///
/// `Display` says what happened at this level, `source()` gives the cause, [`hint`](Self::hint)
/// says what to do; [`report`](Self::report) is all three for a terminal. No variant holds a secret, a token, or the body of an answer. Cloning is cheap,
/// so that everyone who waited for one refresh gets the same error.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum CredentialsError {
    /// The task that fetched the keys ended without a result: its runtime was shut down, or the
    /// provider panicked. Asking again starts a new one.
    Aborted,
    /// A link of a chain is configured but broken. The chain stops there: going on would silently
    /// take another identity.
    ChainStopped {
        /// The link that failed.
        link: String,
        /// The links before it, and why each was passed over.
        passed: Vec<PassedOver>,
        /// What is wrong with the link.
        cause: Arc<CredentialsError>,
    },
    /// A source that runs programs or asks addresses was forbidden by a variable.
    Disabled {
        /// The source that is asked for.
        origin: String,
        /// The variable that forbids it.
        variable: &'static str,
    },
    /// What the source has is already dead: its keys, or the login that would give new ones.
    Expired {
        /// Where they came from.
        origin: String,
        /// For how long they have been dead.
        expired_for: Duration,
        /// What renews it, where the source knows: a command, for a login.
        renewal: Option<String>,
    },
    /// A setting is missing or cannot be used.
    InvalidConfiguration {
        /// Where the setting stands.
        origin: String,
        /// The setting.
        field: String,
        /// What is wrong with it.
        problem: String,
    },
    /// An answer or file does not have the form it must have. Its text is never shown.
    InvalidResponse {
        /// Who sent it.
        origin: String,
        /// The field at fault, or `not JSON` and the like.
        field: String,
        /// The size of the answer in bytes.
        size: usize,
        /// What kind of sender it was, for the advice.
        sender: Sender,
    },
    /// A file could not be read or written.
    Io {
        /// The file.
        path: PathBuf,
        /// What the system reported.
        cause: Arc<std::io::Error>,
    },
    /// Nothing is configured: no source of keys was found. A chain passes over a provider that
    /// answers this.
    NotFound {
        /// Every source that was looked at.
        passed: Vec<PassedOver>,
        /// Names that were seen and are nearly right.
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
    /// A provider of the user's own failed.
    Other {
        /// The provider.
        provider: String,
        /// What it reported.
        cause: Arc<dyn std::error::Error + Send + Sync>,
    },
    /// An external program did not give keys. What it printed to its standard output is never shown.
    Process {
        /// The program, without its arguments.
        program: String,
        /// How it ended: an exit status, a signal, or why it did not start.
        problem: String,
        /// The first line of its standard error, with what looks like a secret masked.
        stderr: Option<String>,
    },
    /// A profile takes its keys from itself, by way of others.
    ProfileLoop {
        /// The file of the profiles.
        origin: String,
        /// The way round: `a → b → a`.
        path: String,
    },
    /// The keys are dead, and getting new ones failed.
    Refresh {
        /// Why there are no new ones.
        cause: Arc<CredentialsError>,
        /// For how long the old ones have been unusable.
        dead_for: Duration,
    },
    /// The service refused.
    Service(Box<ServiceError>),
    /// The provider whose keys this provider needs gave none.
    Source {
        /// The provider that needs them.
        provider: &'static str,
        /// Why it got none.
        cause: Arc<CredentialsError>,
    },
    /// Something took too long.
    Timeout {
        /// What did.
        what: String,
        /// The limit.
        after: Duration,
    },
    /// An answer or file is larger than anything legal.
    TooLarge {
        /// Who sent it.
        origin: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// The service could not be reached.
    Transport {
        /// The host.
        host: String,
        /// How often it was tried.
        attempts: u32,
        /// What the last attempt met.
        cause: Arc<TransportError>,
    },
    /// A setting that others understand and that cannot serve OSS, or that nobody understands.
    Unsupported {
        /// Where the setting stands.
        origin: String,
        /// The setting.
        field: String,
        /// Its value, and why it cannot serve.
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

/// A source that has no keys, in words for the reader of a "nothing found" error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// The source.
    pub link: String,
    /// What was looked for and not found.
    pub reason: String,
    /// One line that makes the source work.
    pub fix: String,
}

impl CredentialsError {
    /// A setting that cannot be used; `problem` completes the sentence that `field` begins.
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

    /// An error of a provider of the user's own. The cause is shown as it is: keep secrets out.
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

    /// Nothing is configured at one source.
    pub fn not_found(passed: PassedOver, look_alikes: Vec<String>) -> Self {
        Self::NotFound {
            passed: vec![passed],
            look_alikes,
        }
    }

    /// Whether nothing is configured, as opposed to configured and broken.
    pub fn is_not_configured(&self) -> bool {
        matches!(self, Self::NotFound { .. })
    }

    /// Whether the same call may succeed a little later without anyone changing anything.
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

    /// What the service answered, where a service refused, however deep the cause lies.
    pub fn service(&self) -> Option<&ServiceError> {
        match self.root() {
            Self::Service(service) => Some(service),
            _ => None,
        }
    }

    /// The error at the bottom of those that only say where it happened.
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
