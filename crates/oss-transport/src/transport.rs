//! The trait that a transport implements.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;

use crate::{Body, PoolStatus, TransportError};

/// Sends HTTP requests. The response is returned as soon as its head has arrived, while its body is
/// still being received.
///
/// Implement this trait to use the SDK with another HTTP client, a proxy or a middleware. An
/// implementation needs the crates `http` and `async-trait`.
///
/// ```
/// use oss_transport::{Body, Transport, TransportError};
///
/// /// Responds to everything with an empty 204.
/// #[derive(Debug)]
/// struct NoContent;
///
/// #[async_trait::async_trait]
/// impl Transport for NoContent {
///     async fn send(&self, _: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
///         let mut response = http::Response::new(Body::empty());
///         *response.status_mut() = http::StatusCode::NO_CONTENT;
///         Ok(response)
///     }
/// }
/// ```
///
/// # Contract
///
/// - The URI is absolute and final: the path and the query are signed and must reach the server
///   byte for byte.
/// - The `Host` header is derived from the URI, unless the request has one. No other header is
///   added, apart from those that frame the body.
/// - No redirect is followed, nothing is decompressed, and nothing is sent twice.
/// - A status is never an error: responses with 4xx and 5xx are returned as `Ok`.
/// - A final response that arrives while the body of the request is still being sent is returned at
///   once.
/// - A request with the header `Expect: 100-continue` asks the transport to wait with the body, for a
///   second at most, until the server has said that it wants it. A transport that cannot do that sends
///   the body at once.
/// - A request whose body fails, or does not have its stated length, must not reach the server as a
///   complete one.
/// - [`Timeouts`](crate::Timeouts) in the extensions of the request override the transport's own.
/// - A request with [`Direct`](crate::Direct) in its extensions is sent to its host directly, even if
///   a proxy is configured.
///
/// # Cancel safety
///
/// Dropping the future aborts the request. The server may have received any part of it.
#[async_trait]
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `request` once and waits for the head of the response.
    ///
    /// # Errors
    ///
    /// Fails with a [`TransportError`] if there is no response. Its [`kind`](TransportError::kind)
    /// and [`sent`](TransportError::sent) say whether the request may be repeated.
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError>;

    /// Returns how many connections the transport has at the moment, or `None` if it does not know.
    fn pool_status(&self) -> Option<PoolStatus> {
        None
    }
}

#[async_trait]
impl<T: Transport + ?Sized> Transport for Arc<T> {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        (**self).send(request).await
    }

    fn pool_status(&self) -> Option<PoolStatus> {
        (**self).pool_status()
    }
}
