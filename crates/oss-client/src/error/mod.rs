//! Errors of the client: one boxed type, a kind to decide by, the server's words, the attempts.

mod attempt;
mod document;
mod hint;
mod kind;
mod refusal;
mod report;
mod service;

use std::error::Error as StdError;
use std::fmt;

use oss_credentials::CredentialsError;

pub use attempt::FailedAttempt;
pub use document::ErrorDocument;
pub use kind::ErrorKind;
pub use refusal::{Refusal, RefusalAdvice, RefusalClass};
pub use report::Report;
pub use service::ServiceError;

pub(crate) use hint::hint_of;

/// A `Result` with the client's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call failed.
///
/// `Display` is one line: operation, bucket and key, cause, code, EC, request id, attempts. The
/// cause below is [`source`](StdError::source), advice is [`hint`](Self::hint), and
/// [`report`](Self::report) is all of it for a terminal. No secret, token,
/// signature or URL query stands in any of them.
///
/// ```
/// # async fn read(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// match bucket.get_object("exampledir/exampleobject.txt").send().await {
///     Ok(object) => println!("{}", object.body.text().await?),
///     Err(error) if error.is_not_found() => println!("there is no such object"),
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
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    message: Option<String>,
    subject: Option<Subject>,
    service: Option<ServiceError>,
    attempts: Vec<FailedAttempt>,
    note: Option<&'static str>,
    hint: Option<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What a call was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) operation: &'static str,
    /// `bucket/key`, `bucket`, or nothing.
    pub(crate) resource: String,
}

impl Subject {
    /// The subject of an error that happened before the resource was known.
    pub(crate) fn of_operation(operation: &'static str) -> Self {
        Self {
            operation,
            resource: String::new(),
        }
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Inner {
            kind,
            message: None,
            subject: None,
            service: None,
            attempts: Vec::new(),
            note: None,
            hint: None,
            source: None,
        }))
    }

    /// A call that cannot work; `message` names the field, its value and what would be right.
    pub(crate) fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRequest).with_message(message)
    }

    pub(crate) fn config(setting: &'static str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config { setting }).with_message(message)
    }

    pub(crate) fn protocol(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Protocol).with_message(message)
    }

    pub(crate) fn with_message(mut self, message: impl Into<String>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    pub(crate) fn with_source(
        mut self,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_service(mut self, service: ServiceError) -> Self {
        self.0.service = Some(service);
        self
    }

    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    pub(crate) fn with_note(mut self, note: &'static str) -> Self {
        self.0.note = Some(note);
        self
    }

    pub(crate) fn with_attempts(mut self, attempts: Vec<FailedAttempt>) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Names the call, unless an inner one has been named already.
    pub(crate) fn about(mut self, subject: &Subject) -> Self {
        self.0.subject.get_or_insert_with(|| subject.clone());
        self
    }

    /// The message alone, for an error that says the same of another subject.
    pub(crate) fn text(&self) -> String {
        self.0
            .message
            .clone()
            .unwrap_or_else(|| self.0.kind.to_string())
    }

    /// What went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// What the server said, if it answered.
    pub fn service(&self) -> Option<&ServiceError> {
        self.0.service.as_ref()
    }

    /// The id of the last request, which Alibaba Cloud's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        let of_attempt = || self.0.attempts.last()?.request_id.as_deref();
        self.service()
            .and_then(ServiceError::request_id)
            .or_else(of_attempt)
    }

    /// The entry of the cause in OSS's public list, such as `0026-00000001`.
    pub fn ec(&self) -> Option<&str> {
        self.service()?.ec()
    }

    /// The attempts that failed, in order; empty when nothing was tried.
    pub fn attempts(&self) -> &[FailedAttempt] {
        &self.0.attempts
    }

    /// Whether the same call, made again later and unchanged, may succeed.
    pub fn is_retryable(&self) -> bool {
        self.0.kind.is_retryable()
    }

    /// What to do about it, where that is known.
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// Why there were no credentials, for [`ErrorKind::Credentials`].
    pub fn credentials(&self) -> Option<&CredentialsError> {
        self.0.source.as_deref()?.downcast_ref()
    }

    /// The cause alone, for a program that says itself what it was doing and shows code, EC and
    /// request id in its own form: the service's sentence if it answered, else the kind and what is
    /// known beside it.
    pub fn reason(&self) -> String {
        let kind = &self.0.kind;
        let words = match (self.service(), &self.0.message) {
            (Some(service), _) if !service.message().is_empty() => {
                service.message().trim_end_matches('.').to_owned()
            }
            (_, Some(message)) if matches!(kind, ErrorKind::InvalidRequest | ErrorKind::Io) => {
                message.clone()
            }
            (_, Some(message)) => format!("{kind}: {message}"),
            _ => kind.to_string(),
        };
        match self.0.note {
            Some(note) => format!("{words}; {note}"),
            None => words,
        }
    }

    /// Whether the bucket, the object or its version does not exist (404).
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(404)
    }

    /// Whether a condition of the call did not hold (412).
    pub fn is_precondition_failed(&self) -> bool {
        self.status() == Some(412)
    }

    /// Whether the object is the one that the caller has already (304).
    pub fn is_not_modified(&self) -> bool {
        self.status() == Some(304)
    }

    /// Whether the caller has no right to do this (403 `AccessDenied`).
    pub fn is_access_denied(&self) -> bool {
        self.service()
            .is_some_and(|service| service.code() == "AccessDenied")
    }

    /// Whether the object exists and must not be overwritten (409 `FileAlreadyExists`).
    pub fn is_already_exists(&self) -> bool {
        let codes = [
            "BucketAlreadyExists",
            "FileAlreadyExists",
            "ObjectAlreadyExists",
        ];
        self.service()
            .is_some_and(|service| codes.contains(&service.code()))
    }

    /// Whether the server asks to slow down.
    pub fn is_throttled(&self) -> bool {
        self.0.kind == ErrorKind::Throttled
    }

    /// Whether a limit of time passed.
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Deadline | ErrorKind::Timeout)
    }

    fn status(&self) -> Option<u16> {
        self.service().map(ServiceError::status)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Subject {
            operation,
            resource,
        }) = &self.0.subject
        {
            let blank = if resource.is_empty() { "" } else { " " };
            write!(f, "{operation}{blank}{resource}: ")?;
        }
        write!(f, "{}", self.0.kind)?;
        if let Some(message) = &self.0.message {
            write!(f, ": {message}")?;
        }
        if let Some(service) = self.service() {
            write!(f, ": {}", service.status())?;
            for text in [service.code(), service.message().trim_end_matches('.')] {
                if !text.is_empty() {
                    write!(f, " {text}")?;
                }
            }
        }
        if let Some(note) = self.0.note {
            write!(f, "; {note}")?;
        }
        self.fmt_circumstances(f)
    }
}

impl Error {
    fn fmt_circumstances(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.ec().map(|ec| format!("EC {ec}")));
        parts.extend(self.request_id().map(|id| format!("request id {id}")));
        match self.attempts().len() {
            0 => {}
            1 => parts.push("1 attempt".to_owned()),
            count => parts.push(format!("{count} attempts")),
        }
        if parts.is_empty() {
            Ok(())
        } else {
            write!(f, " ({})", parts.join(", "))
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &self.0.message)
            .field("subject", &self.0.subject)
            .field("service", &self.0.service)
            .field("attempts", &self.0.attempts)
            .field("note", &self.0.note)
            .field("hint", &self.0.hint)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl From<oss_sign::Error> for Error {
    /// What cannot be signed: its own text names the field and what would be right.
    fn from(error: oss_sign::Error) -> Self {
        Self::invalid_request(error.to_string())
    }
}

impl From<crate::xml::Malformed> for Error {
    fn from(malformed: crate::xml::Malformed) -> Self {
        Self::protocol(malformed.to_string())
    }
}

impl From<std::convert::Infallible> for Error {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}
