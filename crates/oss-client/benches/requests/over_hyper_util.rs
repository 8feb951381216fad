//! The client of hyper-util as a transport, to tell what its pool costs and what the transport's own
//! does.

use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use oss_client::transport::{Body, Transport, TransportError, TransportErrorKind};

/// A transport that knows neither limits on progress nor whether a request was sent.
#[derive(Debug)]
pub(crate) struct OverHyperUtil(Client<HttpConnector, Body>);

impl OverHyperUtil {
    pub(crate) fn new() -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        Self(Client::builder(TokioExecutor::new()).build(connector))
    }
}

#[async_trait::async_trait]
impl Transport for OverHyperUtil {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let response = self.0.request(request).await.map_err(|error| {
            TransportError::new(TransportErrorKind::Other, true).with_source(error)
        })?;
        Ok(response.map(Body::wrap))
    }
}
