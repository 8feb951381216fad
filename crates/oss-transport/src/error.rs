//! Why there is no answer, and whether the request may have reached the server.

use std::error::Error as StdError;
use std::fmt;

use crate::BodyError;

/// There is no answer to a request.
///
/// `Display` prints this level alone, without URL, header or body; the cause is
/// [`source`](StdError::source). Neither the wording nor the type of the source is promised:
/// decide by [`kind`](Self::kind) and [`sent`](Self::sent).
///
/// ```
/// use oss_transport::{ConnectFailure, TransportError, TransportErrorKind};
///
/// let error = TransportError::new(TransportErrorKind::Connect(ConnectFailure::Refused), false);
/// assert_eq!(error.to_string(), "connection refused");
/// assert!(!error.sent());
/// ```
#[derive(Debug)]
pub struct TransportError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: TransportErrorKind,
    sent: bool,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What stopped a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The request's own body failed, see [`TransportError::body_error`]. The caller's stream or
    /// file is at fault; the connection was dropped, so the server never saw a complete body.
    BodySource,
    /// There was no connection: nothing was sent, the body is untouched. Repeating is safe.
    Connect(ConnectFailure),
    /// Reset or closed before the head of the answer. If [`sent`](TransportError::sent), the
    /// server may have executed the request.
    Interrupted,
    /// The request cannot be sent as it is: no absolute `http` or `https` URI, or a
    /// `content-length` other than the body's. The caller is at fault; nothing was sent.
    InvalidRequest,
    /// Something else; treat it as [`Interrupted`](Self::Interrupted).
    Other,
    /// What came back is not an HTTP/1.1 head. The server, or something in between, is at fault.
    Protocol,
    /// A pooled connection was closed before any byte of an answer, and nothing of the body had
    /// been sent. Repeating at once is safe for any method.
    StaleConnection,
    /// A limit passed in this phase; the server may have executed the request.
    Timeout(TimeoutPhase),
    /// The server's certificate is invalid or of another name. Repeating cannot help.
    Tls,
}

/// Why there is no connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConnectFailure {
    /// The name has no address, or could not be resolved.
    Dns,
    /// The TLS handshake was cut or failed, other than by the certificate.
    Handshake,
    /// Something else, such as no route.
    Other,
    /// Nothing listens there.
    Refused,
    /// The peer closed the connection while it was being made.
    Reset,
    /// Name, TCP and TLS together took longer than the limit.
    Timeout,
}

/// The phase in which a request stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutPhase {
    /// The whole request was sent and no byte of an answer came.
    FirstByte,
    /// The head of the answer began and stood still.
    IdleRead,
    /// The socket accepted nothing of the request.
    IdleWrite,
}

impl TransportError {
    /// An error without a cause; `sent` tells whether any byte of the request may have reached
    /// the server.
    pub fn new(kind: TransportErrorKind, sent: bool) -> Self {
        Self(Box::new(Inner {
            kind,
            sent,
            source: None,
        }))
    }

    /// Adds the cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// What stopped the request.
    pub fn kind(&self) -> TransportErrorKind {
        self.0.kind
    }

    /// Whether any byte of the request may have reached the server.
    pub fn sent(&self) -> bool {
        self.0.sent
    }

    /// Whether a limit passed, while connecting or later.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.0.kind,
            TransportErrorKind::Timeout(_) | TransportErrorKind::Connect(ConnectFailure::Timeout)
        )
    }

    /// The error of the request's own body, of kind [`TransportErrorKind::BodySource`].
    pub fn body_error(&self) -> Option<&BodyError> {
        self.0.source.as_deref()?.downcast_ref()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use {ConnectFailure as C, TimeoutPhase as T, TransportErrorKind as K};
        f.write_str(match self.0.kind {
            K::BodySource => "the body of the request failed",
            K::Connect(C::Dns) => "the host name could not be resolved",
            K::Connect(C::Handshake) => "the TLS handshake failed",
            K::Connect(C::Other) => "no connection could be made",
            K::Connect(C::Refused) => "connection refused",
            K::Connect(C::Reset) => "the connection was closed while it was being made",
            K::Connect(C::Timeout) => "no connection within the connect timeout",
            K::Interrupted => "the connection was closed before an answer",
            K::InvalidRequest => "the request cannot be sent",
            K::Other => "the transport failed",
            K::Protocol => "the answer is not HTTP/1.1",
            K::StaleConnection => "a pooled connection had been closed",
            K::Timeout(T::FirstByte) => "no answer within the first-byte timeout",
            K::Timeout(T::IdleRead) => "the head of the answer stood still for the idle timeout",
            K::Timeout(T::IdleWrite) => "the server accepted nothing for the idle timeout",
            K::Tls => "the server's certificate is not trusted",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
