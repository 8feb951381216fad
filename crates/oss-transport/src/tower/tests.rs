//! Layers of tower around a transport, and services in the place of one.

use std::convert::Infallible;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use tower::{BoxError, Service, ServiceBuilder, service_fn};

use super::{TowerTransport, TransportService};
use crate::{Body, ConnectFailure, Transport, TransportError, TransportErrorKind};

fn request() -> Request<Body> {
    Request::get("http://example.com/")
        .body(Body::empty())
        .unwrap()
}

/// Counts how many requests are under way, and answers with the highest number so far.
#[derive(Debug, Default)]
struct Busy {
    now: AtomicUsize,
    most: AtomicUsize,
}

#[async_trait::async_trait]
impl Transport for Busy {
    async fn send(&self, _: Request<Body>) -> Result<Response<Body>, TransportError> {
        let now = 1 + self.now.fetch_add(1, Ordering::SeqCst);
        self.most.fetch_max(now, Ordering::SeqCst);
        tokio::task::yield_now().await;
        self.now.fetch_sub(1, Ordering::SeqCst);
        Ok(Response::new(Body::empty()))
    }
}

/// Never answers.
#[derive(Debug)]
struct Silent;

#[async_trait::async_trait]
impl Transport for Silent {
    async fn send(&self, _: Request<Body>) -> Result<Response<Body>, TransportError> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn a_layer_limits_the_requests_that_are_under_way() {
    let busy = Arc::new(Busy::default());
    let service = ServiceBuilder::new()
        .concurrency_limit(3)
        .service(TransportService::new(Arc::clone(&busy)));
    let transport: Arc<dyn Transport> = Arc::new(TowerTransport::new(service));
    let sending: Vec<_> = (0..20)
        .map(|_| {
            let transport = Arc::clone(&transport);
            tokio::spawn(async move { transport.send(request()).await.map(drop) })
        })
        .collect();
    for sent in sending {
        sent.await.unwrap().unwrap();
    }
    assert_eq!(busy.most.load(Ordering::SeqCst), 3);
}

#[tokio::test(start_paused = true)]
async fn an_error_of_a_layer_counts_as_one_after_sending() {
    let service = ServiceBuilder::new()
        .timeout(Duration::from_secs(5))
        .service(TransportService::new(Silent));
    let error = TowerTransport::new(service)
        .send(request())
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::Other, true)
    );
    let source = error.source().unwrap();
    assert!(source.is::<tower::timeout::error::Elapsed>(), "{source:?}");
}

#[tokio::test]
async fn an_error_of_the_transport_inside_is_kept() {
    let kind = TransportErrorKind::Connect(ConnectFailure::Refused);
    let refusing = service_fn(move |_: Request<Body>| async move {
        Err::<Response<Body>, _>(TransportError::new(kind, false))
    });
    // The layer turns every error into a boxed one.
    let service = ServiceBuilder::new()
        .timeout(Duration::from_secs(5))
        .service(refusing);
    let error = TowerTransport::new(service)
        .send(request())
        .await
        .unwrap_err();
    assert_eq!((error.kind(), error.sent()), (kind, false));
}

/// A service that becomes ready at the second poll, and is used only once it is.
#[derive(Clone, Default)]
struct Late {
    polls: usize,
}

impl Service<Request<Body>> for Late {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = std::future::Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.polls += 1;
        match self.polls {
            1 => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            _ => Poll::Ready(Ok(())),
        }
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        assert_eq!(self.polls, 2, "the service was not ready");
        let path = request.uri().path().to_owned();
        std::future::ready(Ok(Response::new(Full::from(path))))
    }
}

#[tokio::test]
async fn a_service_is_called_when_it_is_ready_and_its_body_is_passed_on() {
    let transport = TowerTransport::new(Late::default());
    for transport in [transport.clone(), transport] {
        let response = transport.send(request()).await.unwrap();
        assert_eq!(response.into_body().bytes(10).await.unwrap(), "/");
    }
}

#[derive(Clone)]
struct Unready;

impl Service<Request<Body>> for Unready {
    type Response = Response<Body>;
    type Error = BoxError;
    type Future = std::future::Pending<Result<Response<Body>, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Err("there is no connection".into()))
    }

    fn call(&mut self, _: Request<Body>) -> Self::Future {
        unreachable!("the service was never ready")
    }
}

#[tokio::test]
async fn a_service_that_is_not_ready_has_sent_nothing() {
    let error = TowerTransport::new(Unready)
        .send(request())
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::Other, false)
    );
    assert_eq!(
        error.source().unwrap().to_string(),
        "there is no connection"
    );
}
