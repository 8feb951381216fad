//! Errors of connections that were not made.

use std::error::Error as StdError;
use std::fmt;

use super::proxy::Proxy;
use crate::{ConnectFailure, TransportError, TransportErrorKind};

pub(super) fn failure(failure: ConnectFailure) -> TransportError {
    TransportError::new(TransportErrorKind::Connect(failure), false)
}

/// The error of a proxy that could not be reached, or did not do as it should.
pub(super) fn at_proxy(
    proxy: &Proxy,
    cause: impl Into<Box<dyn StdError + Send + Sync>>,
) -> TransportError {
    failure(ConnectFailure::Proxy).with_source(AtProxy {
        proxy: proxy.clone(),
        cause: cause.into(),
    })
}

/// What went wrong, and at which proxy.
#[derive(Debug)]
struct AtProxy {
    proxy: Proxy,
    cause: Box<dyn StdError + Send + Sync>,
}

impl fmt::Display for AtProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.proxy, self.cause)
    }
}

impl StdError for AtProxy {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        // The text of the cause itself stands in the text above.
        self.cause.source()
    }
}
