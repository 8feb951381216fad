//! The same bytes over bare connections of hyper-util, which neither signs nor checks anything.

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http_body_util::{BodyExt, Either, Full, StreamBody};
use hyper::body::Frame;
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use crate::server::ZEROS;
use crate::work::{BUCKET, PIECE, SIZE};

type Pieces = StreamBody<stream::BoxStream<'static, Result<Frame<Bytes>, std::io::Error>>>;

/// Gets everything over that many connections at once, each an equal share.
pub(crate) async fn get(url: &str, connections: usize) {
    let share = SIZE / connections as u64;
    let ranges = (0..connections as u64).map(|index| {
        let (first, last) = (index * share, (index + 1) * share - 1);
        let request = Request::get(format!("{url}/{BUCKET}/large"));
        let request = request.header("range", format!("bytes={first}-{last}"));
        send(
            request
                .body(Either::Left(Full::default()))
                .expect("a request"),
        )
    });
    all(ranges).await;
}

/// Puts everything over that many connections at once, each an equal share.
pub(crate) async fn put(url: &str, connections: usize) {
    let share = SIZE / connections as u64;
    let requests = (0..connections).map(|_| {
        let pieces = stream::iter(0..share / PIECE as u64);
        let pieces = pieces.map(|_| Ok(Frame::data(Bytes::from_static(&ZEROS))));
        let request = Request::builder().method(Method::PUT);
        let request = request
            .uri(format!("{url}/{BUCKET}/large"))
            .header("content-length", share);
        let body = Either::Right(StreamBody::new(pieces.boxed()));
        send(request.body(body).expect("a request"))
    });
    all(requests).await;
}

async fn all(requests: impl Iterator<Item = impl Future<Output = ()> + Send + 'static>) {
    let tasks: Vec<_> = requests.map(tokio::spawn).collect();
    for task in tasks {
        task.await.expect("no task panics");
    }
}

async fn send(request: Request<Either<Full<Bytes>, Pieces>>) {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    let client = Client::builder(TokioExecutor::new()).build(connector);
    let response = client.request(request).await.expect("a response");
    assert!(response.status().is_success());
    let mut body = response.into_body();
    while let Some(frame) = body.frame().await {
        drop(frame.expect("a body"));
    }
}
