//! The error of a request without a response: what stopped it, and whether the server may have
//! received it.

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

use crate::BodyError;

/// The error of a request that got no response.
///
/// `Display` describes this error alone, without URL, headers or body; its cause is available through
/// [`source`](StdError::source). Neither the wording nor the type of the cause is guaranteed. To
/// decide what to do, use [`kind`](Self::kind) and [`sent`](Self::sent).
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

/// The reason why a request got no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The body of the request failed; [`TransportError::body_error`] says how. The caller's stream
    /// or file is at fault. The connection was closed, so the server never received a complete body.
    BodySource,
    /// No connection could be made. Nothing was sent and the body was not read, so repeating the
    /// request is safe.
    Connect(ConnectFailure),
    /// The connection was reset or closed before the head of the response. If
    /// [`sent`](TransportError::sent) is true, the server may have executed the request.
    Interrupted,
    /// The request cannot be sent as it is: its URI is not an absolute `http` or `https` URI, its
    /// `content-length` is not the length of the body, or an environment variable names a proxy for it
    /// that cannot be used. The caller is at fault, and nothing was sent.
    InvalidRequest,
    /// Something else. Treat it like [`Interrupted`](Self::Interrupted).
    Other,
    /// What came back is not the head of an HTTP/1.1 response. The server, or something between here
    /// and the server, is at fault.
    Protocol,
    /// A pooled connection was closed before any byte of a response arrived, and nothing of the body
    /// had been sent. Repeating the request at once is safe for every method.
    StaleConnection,
    /// A time limit passed in this phase. The server may have executed the request.
    Timeout(TimeoutPhase),
    /// The certificate of the server is not trusted, or belongs to another name. Repeating the
    /// request cannot help.
    Tls,
}

/// The reason why no connection could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConnectFailure {
    /// The host name could not be resolved, or has no address.
    Dns,
    /// The TLS handshake was cut or failed for a reason other than the certificate.
    Handshake,
    /// Something else, such as a missing route.
    Other,
    /// The proxy could not be reached, is not trusted, or did not speak HTTP. The cause says which
    /// proxy it is, and what happened.
    Proxy,
    /// The proxy refused, with this status, to connect to the server. With 407 it wants a user and a
    /// password, or others.
    ProxyRefused(StatusCode),
    /// The host refused the connection: nothing listens on the port.
    Refused,
    /// The peer closed the connection while it was being made.
    Reset,
    /// Resolving the name, TCP, the proxy and TLS together took longer than the connect timeout.
    Timeout,
}

/// The phase in which a request made no progress for too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutPhase {
    /// The whole request was sent, and no byte of a response arrived.
    FirstByte,
    /// The head of the response began to arrive and then stopped.
    IdleRead,
    /// The socket accepted no byte of the request.
    IdleWrite,
}

impl TransportError {
    /// Creates an error without a cause. `sent` says whether any byte of the request may have reached
    /// the server.
    pub fn new(kind: TransportErrorKind, sent: bool) -> Self {
        Self(Box::new(Inner {
            kind,
            sent,
            source: None,
        }))
    }

    /// Sets the cause of the error.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Returns the reason why there is no response.
    pub fn kind(&self) -> TransportErrorKind {
        self.0.kind
    }

    /// Returns `true` if any byte of the request may have reached the server.
    pub fn sent(&self) -> bool {
        self.0.sent
    }

    /// Returns `true` if a time limit passed, while connecting or later.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self.0.kind,
            TransportErrorKind::Timeout(_) | TransportErrorKind::Connect(ConnectFailure::Timeout)
        )
    }

    /// Returns the error of the request's own body, if that is the cause (kind
    /// [`TransportErrorKind::BodySource`]).
    pub fn body_error(&self) -> Option<&BodyError> {
        self.0.source.as_deref()?.downcast_ref()
    }

    /// Turns this into the error of the request's own body.
    ///
    /// # Errors
    ///
    /// Returns this error unchanged if something else is the cause.
    pub fn into_body_error(mut self) -> Result<BodyError, Self> {
        let Some(source) = self.0.source.take() else {
            return Err(self);
        };
        match source.downcast() {
            Ok(error) => Ok(*error),
            Err(source) => {
                self.0.source = Some(source);
                Err(self)
            }
        }
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
            K::Connect(C::Proxy) => "the proxy could not be used",
            K::Connect(C::ProxyRefused(status)) => {
                return write!(
                    f,
                    "the proxy refused to connect to the server: status {status}"
                );
            }
            K::Connect(C::Refused) => "connection refused",
            K::Connect(C::Reset) => "the connection was closed while it was being made",
            K::Connect(C::Timeout) => "the connection was not made within the connect timeout",
            K::Interrupted => "the connection was closed before a response arrived",
            K::InvalidRequest => "the request cannot be sent",
            K::Other => "the transport failed",
            K::Protocol => "the response is not HTTP/1.1",
            K::StaleConnection => "a pooled connection had been closed by the server",
            K::Timeout(T::FirstByte) => "no response within the first-byte timeout",
            K::Timeout(T::IdleRead) => {
                "the response stopped arriving for longer than the idle timeout"
            }
            K::Timeout(T::IdleWrite) => {
                "the server accepted no data for longer than the idle timeout"
            }
            K::Tls => "the server's certificate is not trusted",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
