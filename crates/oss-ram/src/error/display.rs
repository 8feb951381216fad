//! Errors as text: one line for logs, and the fields for `Debug`.

use std::fmt;

use super::client_error::Error;
use super::kind::ErrorKind;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = &self.0.kind;
        // These messages name the parameter, or the operation and the member.
        let alone = matches!(kind, ErrorKind::InvalidRequest | ErrorKind::Protocol);
        if let Some(message) = self.0.message.as_ref().filter(|_| alone) {
            return f.write_str(message);
        }
        if let Some(operation) = self.0.operation {
            write!(f, "{operation}: ")?;
        }
        match (self.service(), &self.0.message) {
            (Some(service), _) => service.fmt(f),
            (None, Some(message)) => write!(f, "{kind}: {message}"),
            (None, None) => kind.fmt(f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("message", &self.0.message)
            .field("operation", &self.0.operation)
            .field("attempts", &self.0.attempts)
            .field("source", &self.0.cause)
            .finish()
    }
}
