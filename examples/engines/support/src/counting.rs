//! A transport that tells what passes through it.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use http::{Request, Response, header};
use oss_client::transport::{Body, PoolStatus, Transport, TransportError};

/// What happened to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The head of the answer has arrived.
    Answered,
    /// The body of the answer has been read, or was dropped before its end. So many bytes of it had
    /// been received.
    Received(u64),
}

/// A transport that passes every request on to another one, and reports the requests to OSS and what was
/// received for them. Requests for keys, which have no signature of OSS, are not reported.
pub struct CountingTransport<T> {
    inner: T,
    report: Report,
}

type Report = Arc<dyn Fn(Event) + Send + Sync>;

impl<T> CountingTransport<T> {
    /// Creates a transport that passes requests on to `inner`, and calls `report` for every event.
    pub fn new(inner: T, report: impl Fn(Event) + Send + Sync + 'static) -> Self {
        Self {
            inner,
            report: Arc::new(report),
        }
    }
}

#[async_trait]
impl<T: Transport> Transport for CountingTransport<T> {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let signature = request.headers().get(header::AUTHORIZATION);
        let of_oss = signature.is_some_and(|value| value.as_bytes().starts_with(b"OSS"));
        let answer = self.inner.send(request).await?;
        if !of_oss {
            return Ok(answer);
        }
        (self.report)(Event::Answered);
        let mut receiving = Receiving {
            bytes: 0,
            report: Arc::clone(&self.report),
        };
        // The closure owns the whole value, so that it is dropped together with the body.
        Ok(answer.map(|body| body.inspect(move |piece| receiving.add(piece.len()))))
    }

    fn pool_status(&self) -> Option<PoolStatus> {
        self.inner.pool_status()
    }
}

impl<T> fmt::Debug for CountingTransport<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CountingTransport").finish_non_exhaustive()
    }
}

/// Counts a body, and reports the sum when the body is dropped.
struct Receiving {
    bytes: u64,
    report: Report,
}

impl Receiving {
    fn add(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        (self.report)(Event::Received(self.bytes));
    }
}
