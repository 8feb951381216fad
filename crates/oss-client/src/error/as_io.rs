//! Errors of the client as errors of the standard library.

use std::io;

use super::client_error::Error;
use super::kind::ErrorKind;

impl From<Error> for io::Error {
    /// Converts an error for a function that reads or writes. The error itself is the inner error, which
    /// [`io::Error::get_ref`] returns. The kind is the nearest one of the standard library, and never
    /// `Interrupted`, after which readers try again.
    fn from(error: Error) -> Self {
        Self::new(nearest_kind(&error), error)
    }
}

fn nearest_kind(error: &Error) -> io::ErrorKind {
    use io::ErrorKind as Io;
    match error.kind() {
        ErrorKind::Body => Io::UnexpectedEof,
        ErrorKind::Connect => Io::NotConnected,
        ErrorKind::Deadline | ErrorKind::Timeout => Io::TimedOut,
        ErrorKind::Integrity { .. } | ErrorKind::Protocol => Io::InvalidData,
        ErrorKind::Interrupted => Io::ConnectionAborted,
        ErrorKind::Config { .. } | ErrorKind::InvalidRequest => Io::InvalidInput,
        _ if error.is_not_found() => Io::NotFound,
        _ if error.is_access_denied() => Io::PermissionDenied,
        _ if error.is_already_exists() => Io::AlreadyExists,
        _ => Io::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind_makes_a_reader_try_again() {
        let kind = |kind| io::Error::from(Error::new(kind)).kind();
        assert_eq!(
            kind(ErrorKind::Interrupted),
            io::ErrorKind::ConnectionAborted
        );
        assert_eq!(kind(ErrorKind::Timeout), io::ErrorKind::TimedOut);
        assert_eq!(kind(ErrorKind::Throttled), io::ErrorKind::Other);
    }

    #[test]
    fn the_error_itself_is_inside() {
        let error = io::Error::from(Error::invalid_request("key: it is empty"));
        let inner = error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Error>());
        assert_eq!(*inner.unwrap().kind(), ErrorKind::InvalidRequest);
    }
}
