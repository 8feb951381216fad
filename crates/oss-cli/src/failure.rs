//! Failures of commands: a sentence, the facts that the server gave, hints, and the exit status.

mod from_client;
mod from_credentials;
mod from_ram;

use std::fmt;
use std::io;
use std::path::Path;

use crate::exit::ExitStatus;

/// The failure of a command.
///
/// The sentence is shown after `error: `. No part contains a secret, a token or a signature.
#[derive(Debug)]
pub(crate) struct Failure {
    status: ExitStatus,
    message: String,
    rows: Vec<String>,
    hints: Vec<String>,
    facts: Box<Facts>,
}

/// What the server said in addition to its message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The HTTP status.
    pub(crate) status: Option<u16>,
    /// The error code of the service, such as `NoSuchKey`.
    pub(crate) code: Option<String>,
    /// The entry in OSS's list of causes.
    pub(crate) ec: Option<String>,
    /// The request id, by which the support of Alibaba Cloud finds the request.
    pub(crate) request_id: Option<String>,
    /// Whether the caller lacks a right, which `AccessDenied` alone does not say.
    pub(crate) lacks_right: bool,
}

/// The result of a command or of a part of one.
pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

impl Failure {
    /// Creates a failure. `message` is one line in lower case without a full stop.
    pub(crate) fn new(status: ExitStatus, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            rows: Vec::new(),
            hints: Vec::new(),
            facts: Box::default(),
        }
    }

    /// Creates a failure for a command line or a configuration that cannot work. The exit status is 2.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(ExitStatus::Usage, message)
    }

    /// Creates a failure for a local file. The exit status is 3 if it does not exist, or else 8.
    pub(crate) fn local(what: &str, path: &Path, error: &io::Error) -> Self {
        let status = match error.kind() {
            io::ErrorKind::NotFound => ExitStatus::NotFound,
            _ => ExitStatus::LocalIo,
        };
        let reason = plain(error);
        Self::new(status, format!("{what} {}: {reason}", path.display()))
    }

    /// Adds the rows of a list below the sentence.
    pub(crate) fn with_rows<'a>(mut self, rows: impl IntoIterator<Item = &'a str>) -> Self {
        self.rows = rows.into_iter().map(str::to_owned).collect();
        self
    }

    /// Adds a hint, which is a line about what to do.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Replaces all hints by this one, for callers that know more about the problem.
    pub(crate) fn only_hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.clear();
        self.hint(hint)
    }

    /// Sets the facts that the server gave.
    pub(crate) fn facts(mut self, facts: Facts) -> Self {
        *self.facts = facts;
        self
    }

    /// Adds the right that the command requires, if the failure is a missing right. `resource` is
    /// `BUCKET` or `BUCKET/KEY`.
    pub(crate) fn needing(self, action: &str, resource: impl fmt::Display) -> Self {
        if !self.facts.lacks_right {
            return self;
        }
        self.hint(format!("requires {action} on acs:oss:*:*:{resource}"))
    }

    /// Adds what the command was doing before the sentence, such as `stat oss://bucket/key`.
    pub(crate) fn about(mut self, what: impl fmt::Display) -> Self {
        self.message = format!("{what}: {}", self.message);
        self
    }

    /// Returns the exit status.
    pub(crate) fn status(&self) -> ExitStatus {
        self.status
    }

    /// Returns the sentence without the facts.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Returns the rows of the list below the sentence.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &str> {
        // The list of the credentials crate is indented already.
        self.rows
            .iter()
            .map(|row| row.strip_prefix("  ").unwrap_or(row))
    }

    /// Returns the sentence with the rows below it, without the facts.
    pub(crate) fn full_message(&self) -> String {
        let parts = std::iter::once(&self.message).chain(&self.rows);
        parts.map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// Returns the hints, one line each.
    pub(crate) fn hints(&self) -> &[String] {
        &self.hints
    }

    /// Returns the facts that the server gave.
    pub(crate) fn server(&self) -> &Facts {
        &self.facts
    }
}

/// Writes the sentence, and the facts in parentheses.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Facts {
            code,
            ec,
            request_id,
            ..
        } = &*self.facts;
        let named = [("code", code), ("ec", ec), ("request-id", request_id)];
        let parts: Vec<String> = named
            .iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value.as_deref()?)))
            .collect();
        f.write_str(&self.message)?;
        if parts.is_empty() {
            return Ok(());
        }
        write!(f, " ({})", parts.join(", "))
    }
}

/// Returns the message of a system error in lower case and without its number.
pub(crate) fn plain(error: &io::Error) -> String {
    let text = without_number(&error.to_string()).to_owned();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => error.kind().to_string(),
    }
}

/// Removes ` (os error 2)` from the end of a sentence.
fn without_number(text: &str) -> &str {
    text.split(" (os error").next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_and_a_forbidden_one_end_differently() {
        let absent = io::Error::from_raw_os_error(2);
        let failure = Failure::local("cannot read", Path::new("a.txt"), &absent);
        assert_eq!(failure.status(), ExitStatus::NotFound);
        assert_eq!(
            failure.to_string(),
            "cannot read a.txt: no such file or directory"
        );
        let forbidden = io::Error::from(io::ErrorKind::PermissionDenied);
        let failure = Failure::local("cannot read", Path::new("a.txt"), &forbidden);
        assert_eq!(failure.status(), ExitStatus::LocalIo);
    }

    #[test]
    fn facts_stand_behind_the_sentence() {
        let failure = Failure::new(ExitStatus::NotFound, "no such key")
            .about("stat oss://examplebucket/a")
            .facts(Facts {
                code: Some("NoSuchKey".to_owned()),
                request_id: Some("65A1".to_owned()),
                ..Facts::default()
            });
        assert_eq!(
            failure.to_string(),
            "stat oss://examplebucket/a: no such key (code=NoSuchKey, request-id=65A1)"
        );
    }
}
