//! The one trait a transport implements.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;

use crate::{Body, TransportError};

/// Sends one HTTP request and returns the head of its answer, the body still streaming.
///
/// Implement it to put another HTTP stack, a proxy or a middleware below the SDK:
///
/// ```
/// use oss_transport::{Body, Transport, TransportError};
///
/// /// Answers everything with an empty 204.
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
/// - `Host` comes from the URI; an explicit `host` header wins. No other header is added, apart
///   from those that frame the body.
/// - No redirect is followed, nothing is decompressed, nothing is sent twice.
/// - A status is never an error: 4xx and 5xx are `Ok`.
/// - A final answer that arrives while the request's body is still being sent is returned at once.
/// - [`Timeouts`](crate::Timeouts) in the request's extensions override the transport's own.
/// - A request with [`Direct`](crate::Direct) in its extensions goes to its host past any proxy.
///
/// # Cancel safety
///
/// Dropping the future gives the request up; the server may have received any part of it.
#[async_trait]
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `request` once.
    ///
    /// # Errors
    ///
    /// [`TransportError`] when there is no answer; its [`kind`](TransportError::kind) and
    /// [`sent`](TransportError::sent) say whether the request may be repeated.
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError>;
}

#[async_trait]
impl<T: Transport + ?Sized> Transport for Arc<T> {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        (**self).send(request).await
    }
}
