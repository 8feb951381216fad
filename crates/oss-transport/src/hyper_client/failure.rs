//! Errors of connections that were not made.

use std::error::Error as StdError;
use std::fmt;

use super::proxy::Proxy;
use crate::{ConnectFailure, TransportError, TransportErrorKind};

pub(super) fn failure(failure: ConnectFailure) -> TransportError {
    TransportError::new(TransportErrorKind::Connect(failure), false)
}

/// The error of a proxy that could not be reached. A certificate that is not trusted stays an error of
/// TLS, because that is permanent.
pub(super) fn unreachable(proxy: &Proxy, error: TransportError) -> TransportError {
    let kind = match error.kind() {
        TransportErrorKind::Connect(_) => TransportErrorKind::Connect(ConnectFailure::Proxy),
        kind => kind,
    };
    TransportError::new(kind, false).with_source(AtProxy {
        proxy: proxy.clone(),
        error,
    })
}

/// An error that concerns the proxy, and not the server.
#[derive(Debug)]
struct AtProxy {
    proxy: Proxy,
    error: TransportError,
}

impl fmt::Display for AtProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the proxy {}", self.proxy)
    }
}

impl StdError for AtProxy {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.error)
    }
}
