//! A transport that sends requests for addresses of the cloud to the servers of the test.

use async_trait::async_trait;
use http::Request;
use http::uri::{Authority, PathAndQuery, Scheme, Uri};
use oss_transport::{Body, HyperTransport, Transport, TransportError, TransportErrorKind};

/// Ends of host names, and the address and port each leads to.
pub(crate) type Routes = std::collections::BTreeMap<String, (String, u16)>;

/// Sends to where the routes lead; a name without a route goes where it says.
#[derive(Debug)]
pub(crate) struct Rerouted {
    pub(crate) routes: Routes,
    pub(crate) inner: HyperTransport,
}

#[async_trait]
impl Transport for Rerouted {
    async fn send(
        &self,
        mut request: Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let rerouted = self.lead(request.uri());
        if let Some(uri) = rerouted {
            *request.uri_mut() = uri.map_err(|error| {
                TransportError::new(TransportErrorKind::InvalidRequest, false).with_source(error)
            })?;
        }
        self.inner.send(request).await
    }
}

impl Rerouted {
    fn lead(&self, uri: &Uri) -> Option<Result<Uri, http::Error>> {
        let host = uri.host()?;
        let (_, (address, port)) = self.routes.iter().find(|(end, _)| host.ends_with(*end))?;
        let path = uri.path_and_query().cloned();
        Some(
            Uri::builder()
                .scheme(uri.scheme().cloned().unwrap_or(Scheme::HTTPS))
                .authority(format!("{address}:{port}").parse::<Authority>().ok()?)
                .path_and_query(path.unwrap_or(PathAndQuery::from_static("/")))
                .build(),
        )
    }
}
