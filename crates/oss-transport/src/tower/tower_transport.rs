//! A service of tower as a transport.

use std::any::type_name;
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use http_body::Body as HttpBody;
use tower_service::Service;

use crate::{Body, Transport, TransportError, TransportErrorKind};

type BoxError = Box<dyn StdError + Send + Sync>;

/// A [`tower_service::Service`] as a [`Transport`].
///
/// Each request uses a clone of the service, waits until that is ready, and calls it once.
///
/// An error of the service that is a [`TransportError`], such as one of a
/// [`TransportService`](super::TransportService) inside, is returned as it is. Every other error
/// becomes one of the kind [`TransportErrorKind::Other`] with the error as its source, and the request
/// counts as sent, unless the service was not even ready for it. Such a request is repeated only if its
/// effect is the same when it is executed twice.
///
/// The service must keep the contract of [`Transport`]: it sends the request as it is, and returns
/// every status as a response. Layers that follow redirects, decompress or retry break it.
///
/// ```
/// use oss_transport::{Body, Transport, TransportError};
/// use oss_transport::tower::TowerTransport;
/// use tower::service_fn;
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let service = service_fn(|_: http::Request<Body>| async {
///     Ok::<_, TransportError>(http::Response::new(Body::from("hello")))
/// });
/// let transport = TowerTransport::new(service);
/// let response = transport.send(http::Request::get("http://example.com/").body(Body::empty())?).await?;
/// assert_eq!(response.into_body().bytes(1024).await?, "hello");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct TowerTransport<S> {
    /// Locked only while it is cloned. Services need not be `Sync`, but transports must be.
    service: Mutex<S>,
}

impl<S> TowerTransport<S> {
    /// Makes a transport of a service.
    pub fn new(service: S) -> Self {
        Self {
            service: Mutex::new(service),
        }
    }
}

impl<S: Clone> TowerTransport<S> {
    /// Returns a clone of the service.
    pub fn service(&self) -> S {
        let service = self.service.lock();
        service.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl<S: Clone> Clone for TowerTransport<S> {
    fn clone(&self) -> Self {
        Self::new(self.service())
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TowerTransport")
            .field("service", &type_name::<S>())
            .finish()
    }
}

#[async_trait]
impl<S, B> Transport for TowerTransport<S>
where
    S: Service<Request<Body>, Response = Response<B>> + Clone + Send,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError> + 'static,
{
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let mut service = self.service();
        poll_fn(|cx| service.poll_ready(cx))
            .await
            .map_err(|error| transport_error(error.into(), false))?;
        let response = service.call(request).await;
        let response = response.map_err(|error| transport_error(error.into(), true))?;
        Ok(response.map(Body::wrap))
    }
}

fn transport_error(error: BoxError, sent: bool) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(TransportErrorKind::Other, sent).with_source(error),
    }
}
