//! A transport for code that must not touch the network.

use async_trait::async_trait;

use crate::{Body, Transport, TransportError};

/// Panics when it is asked to send anything, naming method and path.
///
/// It panics, instead of failing, because an error could be retried or swallowed.
///
/// ```should_panic
/// use oss_transport::{Body, Transport, testing::NoTransport};
///
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let request = http::Request::get("https://example.com/key").body(Body::empty()).unwrap();
/// let _ = NoTransport::new().send(request).await;
/// # });
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct NoTransport(());

impl NoTransport {
    /// A transport that must not be used.
    pub fn new() -> Self {
        Self(())
    }
}

#[async_trait]
impl Transport for NoTransport {
    #[expect(clippy::panic, reason = "a test double whose only purpose is to panic")]
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        panic!(
            "the network was touched: {} {}",
            request.method(),
            request.uri().path()
        );
    }
}
