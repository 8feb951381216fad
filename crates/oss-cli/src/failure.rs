//! Why a command failed: a sentence, what the server reported, what to do, and the exit status.

mod of_client;
mod of_credentials;
mod of_ram;

use std::fmt;
use std::io;
use std::path::Path;

use crate::exit::ExitStatus;

/// Why a command failed.
///
/// The sentence reads after `error: `. No secret, token or signature stands in any part.
#[derive(Debug)]
pub(crate) struct Failure {
    status: ExitStatus,
    message: String,
    rows: Vec<String>,
    hints: Vec<String>,
    facts: Box<Facts>,
}

/// What the server said beside its sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The HTTP status.
    pub(crate) status: Option<u16>,
    /// The service's code, such as `NoSuchKey`.
    pub(crate) code: Option<String>,
    /// The entry in OSS's list of causes.
    pub(crate) ec: Option<String>,
    /// What Alibaba Cloud's support asks for.
    pub(crate) request_id: Option<String>,
}

/// A result of a command or of a part of one.
pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

impl Failure {
    /// A failure of this kind; `message` is one line, lower case, without full stop.
    pub(crate) fn new(status: ExitStatus, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            rows: Vec::new(),
            hints: Vec::new(),
            facts: Box::default(),
        }
    }

    /// The command line or the configuration cannot work; exit 2.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(ExitStatus::Usage, message)
    }

    /// A local file failed; exit 3 if it does not exist, else 8.
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

    /// Adds a line about what to do.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Replaces all hints by this one, for callers that know more about the problem.
    pub(crate) fn only_hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.clear();
        self.hint(hint)
    }

    /// Adds what the server said.
    pub(crate) fn facts(mut self, facts: Facts) -> Self {
        *self.facts = facts;
        self
    }

    /// Adds the right that is required to a denial. `resource` is `BUCKET` or `BUCKET/KEY`.
    pub(crate) fn needing(self, action: &str, resource: impl fmt::Display) -> Self {
        if self.facts.code.as_deref() != Some("AccessDenied") {
            return self;
        }
        self.hint(format!("requires {action} on acs:oss:*:*:{resource}"))
    }

    /// Says first what the command was about: `stat oss://bucket/key`.
    pub(crate) fn about(mut self, what: impl fmt::Display) -> Self {
        self.message = format!("{what}: {}", self.message);
        self
    }

    /// How the program ends because of it.
    pub(crate) fn status(&self) -> ExitStatus {
        self.status
    }

    /// The sentence without the facts.
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

    /// What to do, a line each.
    pub(crate) fn hints(&self) -> &[String] {
        &self.hints
    }

    /// What the server said.
    pub(crate) fn server(&self) -> &Facts {
        &self.facts
    }
}

/// The sentence, and the facts in parentheses.
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

/// The system's sentence in the form of ours: lower case, without its number.
pub(crate) fn plain(error: &io::Error) -> String {
    let text = without_number(&error.to_string()).to_owned();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => error.kind().to_string(),
    }
}

/// A sentence without the ` (os error 2)` at its end.
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
