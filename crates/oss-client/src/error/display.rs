//! Errors as text: one line for logs, the cause alone, and the fields for `Debug`.

use std::fmt;

use super::attempt::NO_ATTEMPT_LEFT;
use super::client_error::{Error, Subject};
use super::kind::ErrorKind;

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
        f.write_str(&self.headline())?;
        if let Some(service) = self.service() {
            write!(f, ": {}", service.status())?;
            let message = service.message().trim_end_matches('.');
            for text in [service.code().unwrap_or_default(), message] {
                if !text.is_empty() {
                    write!(f, " {text}")?;
                }
            }
        }
        if let Some(note) = self.note() {
            write!(f, "; {note}")?;
        }
        self.fmt_circumstances(f)
    }
}

impl Error {
    /// Returns the cause alone, for a program that writes by itself what it was doing, and that shows
    /// code, EC and request id in a form of its own. It is the message of the service if it answered,
    /// or else the kind and what is known besides.
    pub fn reason(&self) -> String {
        let words = match self.service() {
            Some(service) if !service.message().is_empty() => {
                service.message().trim_end_matches('.').to_owned()
            }
            _ => match (&self.0.message, &self.0.kind) {
                (Some(message), ErrorKind::InvalidRequest | ErrorKind::Io) => message.clone(),
                _ => self.headline(),
            },
        };
        match (self.note(), self.gave_up()) {
            (Some(note), _) => format!("{words}; {note}"),
            (None, Some(attempts)) => format!("{words} ({attempts})"),
            (None, None) => words,
        }
    }

    /// The kind with the message, which names the host where there was no connection.
    fn headline(&self) -> String {
        let kind = &self.0.kind;
        match (&self.0.message, kind) {
            (Some(message), ErrorKind::Connect) => format!("{kind} to {message}"),
            (Some(message), _) => format!("{kind}: {message}"),
            (None, _) => kind.to_string(),
        }
    }

    /// Why there was no further attempt, unless that is because there were as many as allowed.
    fn note(&self) -> Option<&'static str> {
        self.0.note.filter(|note| *note != NO_ATTEMPT_LEFT)
    }

    /// `gave up after 4 attempts`, if there were as many as allowed.
    fn gave_up(&self) -> Option<String> {
        self.0.note.filter(|note| *note == NO_ATTEMPT_LEFT)?;
        Some(format!("gave up after {}", self.count()))
    }

    fn count(&self) -> String {
        match self.attempts().len() {
            1 => "1 attempt".to_owned(),
            count => format!("{count} attempts"),
        }
    }

    fn fmt_circumstances(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.ec().map(|ec| format!("EC {ec}")));
        parts.extend(self.request_id().map(|id| format!("request id {id}")));
        if !self.attempts().is_empty() {
            parts.push(self.gave_up().unwrap_or_else(|| self.count()));
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::attempt::FailedAttempt;
    use super::*;

    fn refused(note: &'static str) -> Error {
        let attempt = FailedAttempt {
            kind: ErrorKind::Connect,
            status: None,
            code: None,
            request_id: None,
            elapsed: Duration::ZERO,
            delay: None,
        };
        Error::new(ErrorKind::Connect)
            .with_message("oss.example.com:9000: connection refused")
            .with_attempts(vec![attempt; 4])
            .with_note(note)
    }

    #[test]
    fn a_refused_connection_names_the_host_and_how_often_it_was_tried() {
        let line = "cannot connect to oss.example.com:9000: connection refused \
                    (gave up after 4 attempts)";
        assert_eq!(refused(NO_ATTEMPT_LEFT).to_string(), line);
        assert_eq!(refused(NO_ATTEMPT_LEFT).reason(), line);
    }

    #[test]
    fn another_reason_to_stop_is_shown_as_it_is() {
        let error = refused("the retry budget is exhausted");
        assert_eq!(
            error.to_string(),
            "cannot connect to oss.example.com:9000: connection refused; the retry budget is \
             exhausted (4 attempts)"
        );
    }
}
