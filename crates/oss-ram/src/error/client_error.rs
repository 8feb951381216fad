//! The error type of the client.

use std::error::Error as StdError;

use oss_context::{CredentialsError, ServiceError};

use super::attempt::FailedAttempt;
use super::kind::ErrorKind;

/// The error of a call.
///
/// [`kind`](Self::kind) says what went wrong, and is what a program should decide by. `Display` writes
/// one line. [`source`](StdError::source) returns the underlying error, [`hint`](Self::hint) returns
/// advice, and [`report`](Self::report) writes all of these for a terminal. None of them contains a
/// secret, a token or a signature.
///
/// ```
/// # async fn read(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// match ram.get_role("uploads").send().await {
///     Ok(role) => println!("{}", role.arn),
///     Err(error) if error.is_not_found() => println!("there is no such role"),
///     Err(error) => {
///         if let Some(hint) = error.hint() {
///             eprintln!("hint: {hint}");
///         }
///         return Err(error);
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Error(pub(super) Box<Inner>);

#[derive(Clone)]
pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) message: Option<String>,
    pub(super) operation: Option<&'static str>,
    pub(super) attempts: Vec<FailedAttempt>,
    pub(super) cause: Option<CredentialsError>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Inner {
            kind,
            message: None,
            operation: None,
            attempts: Vec::new(),
            cause: None,
        }))
    }

    /// Creates an error for a call that cannot work. `message` names the parameter, its value, and
    /// what would be right.
    pub fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRequest).with_message(message)
    }

    /// Creates the error of an answer that lacks this member, or in which it is wrong.
    pub(crate) fn protocol(operation: &'static str, member: impl std::fmt::Display) -> Self {
        let message = format!("the answer to {operation} is damaged at {member}");
        Self::new(ErrorKind::Protocol)
            .with_message(message)
            .about(operation)
    }

    pub(crate) fn credentials_missing(cause: CredentialsError) -> Self {
        Self::new(ErrorKind::Credentials).with_source(cause)
    }

    pub(crate) fn config(setting: &'static str, cause: CredentialsError) -> Self {
        Self::new(ErrorKind::Config { setting }).with_source(cause)
    }

    pub(crate) fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    pub(crate) fn with_source(mut self, cause: CredentialsError) -> Self {
        self.0.cause = Some(cause);
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: Vec<FailedAttempt>) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Sets the operation, unless it is known already.
    pub(crate) fn about(mut self, operation: &'static str) -> Self {
        self.0.operation.get_or_insert(operation);
        self
    }

    /// Returns what went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// Returns the name of the operation, such as `GetUser`, if a call was made.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// Returns what the server answered, if the server refused the request.
    pub fn service(&self) -> Option<&ServiceError> {
        match self.0.kind {
            // A service from which the keys come is another one.
            ErrorKind::Credentials => None,
            _ => self.0.cause.as_ref()?.service(),
        }
    }

    /// Returns the request id of the last attempt, by which the support of Alibaba Cloud finds it.
    pub fn request_id(&self) -> Option<&str> {
        let of_attempt = || self.0.attempts.last()?.request_id.as_deref();
        self.service()
            .and_then(ServiceError::request_id)
            .or_else(of_attempt)
    }

    /// Returns the error code of the service, such as `EntityNotExist.User`, if the server refused the
    /// request and its answer has a code. Codes of one family have the first word in common.
    pub fn code(&self) -> Option<&str> {
        self.service()?.code()
    }

    /// Returns the attempts that failed, in their order. It is empty if nothing was sent.
    pub fn attempts(&self) -> &[FailedAttempt] {
        &self.0.attempts
    }

    /// Returns whether the same call may succeed if it is made again later.
    pub fn is_retryable(&self) -> bool {
        self.0.kind.is_retryable()
    }

    /// Returns why there are no credentials, for errors of the kind [`ErrorKind::Credentials`].
    pub fn credentials(&self) -> Option<&CredentialsError> {
        match self.0.kind {
            ErrorKind::Credentials => self.0.cause.as_ref(),
            _ => None,
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        // `Display` shows the whole refusal, so there is nothing below it.
        if self.service().is_some() {
            return None;
        }
        self.0.cause.as_ref().map(|cause| cause as _)
    }
}
