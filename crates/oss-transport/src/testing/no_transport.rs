//! A transport for code that must not touch the network.

use async_trait::async_trait;

use crate::{Body, Transport, TransportError};

/// A transport that panics when a request is sent. The panic message names the method and the path.
///
/// It panics because an error could be retried or ignored by the code under test.
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
    /// Creates the transport.
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
