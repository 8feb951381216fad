//! The error type of the client.

use std::borrow::Cow;
use std::error::Error as StdError;

use oss_credentials::CredentialsError;

use super::attempt::FailedAttempt;
use super::kind::ErrorKind;
use super::service::ServiceError;

/// The error of a call.
///
/// [`kind`](Self::kind) says what went wrong, and is what a program should decide by. `Display` writes
/// one line with the operation, the bucket and the key, the cause, the code, the EC, the request id,
/// and the number of attempts. [`source`](StdError::source) returns the underlying error,
/// [`hint`](Self::hint) returns advice, and [`report`](Self::report) writes all of these for a terminal.
/// None of them contains a secret, a token, a signature, or the query of a URL.
///
/// ```
/// # async fn read(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// match bucket.get_object("exampledir/exampleobject.txt").send().await {
///     Ok(object) => println!("{}", object.output.body.text().await?),
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
pub struct Error(pub(super) Box<Inner>);

pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) message: Option<String>,
    pub(super) subject: Option<Subject>,
    pub(super) service: Option<ServiceError>,
    pub(super) attempts: Vec<FailedAttempt>,
    pub(super) note: Option<&'static str>,
    pub(super) hint: Option<String>,
    pub(super) upload_id: Option<String>,
    pub(super) other_upload_ids: Vec<String>,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The operation and the resource of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) operation: &'static str,
    /// `bucket/key`, `bucket`, or an empty text for calls to the service.
    pub(crate) resource: String,
}

impl Subject {
    /// The subject of an error that happened before the resource was known.
    pub(crate) fn for_operation(operation: &'static str) -> Self {
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
            upload_id: None,
            other_upload_ids: Vec::new(),
            source: None,
        }))
    }

    /// Creates an error for a call that cannot work. `message` names the field, its value, and what
    /// would be right.
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

    pub(crate) fn with_upload_id(mut self, upload_id: &str) -> Self {
        self.0.upload_id.get_or_insert_with(|| upload_id.to_owned());
        self
    }

    pub(crate) fn with_other_upload_ids(mut self, upload_ids: &[String]) -> Self {
        self.0.other_upload_ids.extend_from_slice(upload_ids);
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

    /// Sets the operation and the resource, unless an inner call has set them already.
    pub(crate) fn about(mut self, subject: &Subject) -> Self {
        self.0.subject.get_or_insert_with(|| subject.clone());
        self
    }

    /// Returns the message alone, for another error with the same message.
    pub(crate) fn text(&self) -> String {
        self.0
            .message
            .clone()
            .unwrap_or_else(|| self.0.kind.to_string())
    }

    /// Returns what went wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// Returns what the server answered, if the server refused the request.
    pub fn service(&self) -> Option<&ServiceError> {
        self.0.service.as_ref()
    }

    /// Returns the request id of the last attempt, by which the support of Alibaba Cloud finds it.
    pub fn request_id(&self) -> Option<&str> {
        let of_attempt = || self.0.attempts.last()?.request_id.as_deref();
        self.service()
            .and_then(ServiceError::request_id)
            .or_else(of_attempt)
    }

    /// Returns the error code of the service, such as `NoSuchKey`, if the server refused the request
    /// and its answer has a code.
    pub fn code(&self) -> Option<&str> {
        self.service()?.code()
    }

    /// Returns the entry in OSS's public list of causes, such as `0026-00000001`, if the server refused
    /// the request and its answer has one.
    pub fn ec(&self) -> Option<&str> {
        self.service()?.ec()
    }

    /// Returns the attempts that failed, in their order. It is empty if nothing was sent.
    pub fn attempts(&self) -> &[FailedAttempt] {
        &self.0.attempts
    }

    /// Returns the id of the multipart upload that is still there after a failed transfer. Its parts cost
    /// money until it is continued or
    /// [aborted](crate::operations::multipart::AbortMultipartUpload).
    pub fn upload_id(&self) -> Option<&str> {
        self.0.upload_id.as_deref()
    }

    /// Returns the ids of further multipart uploads of the same key that were begun while a transfer was
    /// made, and that may be its own: the answer to one of its requests was lost. They have no parts, and
    /// are never aborted by the client, because somebody else may have begun them.
    /// [`Transfers::sweep`](crate::transfers::Transfers::sweep) aborts them when they are old.
    pub fn other_upload_ids(&self) -> &[String] {
        &self.0.other_upload_ids
    }

    /// Returns whether the same call may succeed if it is made again later.
    pub fn is_retryable(&self) -> bool {
        self.0.kind.is_retryable()
    }

    /// Returns advice on what to do about the error, where some is known.
    ///
    /// The advice is written for people, and its words may change between versions.
    pub fn hint(&self) -> Option<Cow<'_, str>> {
        self.0.hint.as_deref().map(Cow::Borrowed)
    }

    /// Returns why there are no credentials, for errors of the kind [`ErrorKind::Credentials`].
    pub fn credentials(&self) -> Option<&CredentialsError> {
        self.0.source.as_deref()?.downcast_ref()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

impl From<oss_sign::Error> for Error {
    /// Converts an error about something that cannot be signed. Its text names the field and what would
    /// be right.
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
