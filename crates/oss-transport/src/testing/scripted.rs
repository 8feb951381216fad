//! A transport that returns prepared responses and records the requests.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, Uri};

use crate::{
    Body, BodyError, BodyErrorKind, Direct, Transport, TransportError, TransportErrorKind,
};

/// A transport that returns prepared answers in order. It reads the body of every request to its end
/// and records the request.
///
/// Clones share the answers and the record. If no answer is left, a request fails with
/// [`TransportErrorKind::Other`].
///
/// ```
/// use oss_transport::{Body, Transport, testing::{Answer, ScriptedTransport}};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let transport = ScriptedTransport::new([
///     Answer::status(503).header("retry-after", "1"),
///     Answer::status(200).body("hello"),
/// ]);
/// let request = || http::Request::put("http://localhost/key?acl").body(Body::from("new"));
/// assert_eq!(transport.send(request()?).await?.status(), 503);
/// assert_eq!(transport.send(request()?).await?.into_body().bytes(64).await?, "hello");
///
/// let requests = transport.requests();
/// assert_eq!(requests.len(), 2);
/// assert_eq!(requests[0].uri().query(), Some("acl"));
/// assert_eq!(requests[0].body(), "new");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ScriptedTransport(Arc<Mutex<Script>>);

#[derive(Debug, Default)]
struct Script {
    answers: VecDeque<Answer>,
    requests: Vec<RecordedRequest>,
}

impl ScriptedTransport {
    /// Creates a transport that returns `answers` in order.
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers = answers.into_iter().collect();
        Self(Arc::new(Mutex::new(Script {
            answers,
            requests: Vec::new(),
        })))
    }

    /// Adds an answer after all others.
    pub fn push(&self, answer: Answer) {
        self.script().answers.push_back(answer);
    }

    /// Returns all requests so far, in order.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.script().requests.clone()
    }

    /// Returns the number of answers that were not used yet.
    pub fn remaining(&self) -> usize {
        self.script().answers.len()
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self, request: RecordedRequest) -> Option<Answer> {
        let mut script = self.script();
        script.requests.push(request);
        script.answers.pop_front()
    }
}

#[async_trait]
impl Transport for ScriptedTransport {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let (head, body) = request.into_parts();
        let body = body.bytes(usize::MAX).await.map_err(|error| {
            TransportError::new(TransportErrorKind::BodySource, true).with_source(error)
        })?;
        let request = RecordedRequest {
            method: head.method,
            uri: head.uri,
            direct: head.extensions.get().copied(),
            headers: head.headers,
            body,
        };
        match self.next(request).map(|answer| answer.0) {
            Some(Outcome::Response(response)) => Ok(response),
            Some(Outcome::Error(error)) => Err(error),
            Some(Outcome::Never) => std::future::pending().await,
            None => Err(TransportError::new(TransportErrorKind::Other, false)
                .with_source("the script has no answer left for this request")),
        }
    }
}

/// A request that a [`ScriptedTransport`] has received.
///
/// `Debug` shows the method, the path and the length of the body only, because the query and the
/// headers may contain signatures.
#[derive(Clone)]
pub struct RecordedRequest {
    method: Method,
    uri: Uri,
    direct: Option<Direct>,
    headers: HeaderMap,
    body: Bytes,
}

impl RecordedRequest {
    /// Returns the method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the absolute URI.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Returns `true` if the request was marked as [`Direct`]: it must not pass a proxy.
    pub fn is_direct(&self) -> bool {
        self.direct.is_some()
    }

    /// Returns all headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the first value of a header, or `None` if there is none or it is not text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the whole body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("method", &self.method)
            .field("path", &self.uri.path())
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// An answer of a [`ScriptedTransport`]: a response or an error.
#[derive(Debug)]
pub struct Answer(Outcome);

#[derive(Debug)]
enum Outcome {
    Response(Response<Body>),
    Error(TransportError),
    Never,
}

impl Answer {
    /// Creates a response with the given status, without headers or body. A number that is not from
    /// 100 to 999 becomes 500.
    pub fn status(status: u16) -> Self {
        let mut response = Response::new(Body::empty());
        *response.status_mut() =
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self(Outcome::Response(response))
    }

    /// Creates an answer from any response.
    pub fn response(response: Response<Body>) -> Self {
        Self(Outcome::Response(response))
    }

    /// Creates an error in place of a response. `sent` is what [`TransportError::sent`] returns.
    pub fn error(kind: TransportErrorKind, sent: bool) -> Self {
        Self(Outcome::Error(TransportError::new(kind, sent)))
    }

    /// Creates an answer that never arrives: the call waits until it is dropped.
    pub fn never() -> Self {
        Self(Outcome::Never)
    }

    /// Adds a header to the response.
    ///
    /// # Panics
    ///
    /// Panics if the name or the value is not valid in an HTTP header.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a test double: a bad script must fail the test"
    )]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Outcome::Response(response) = &mut self.0 {
            let name: HeaderName = name.parse().expect("a header name");
            let value: HeaderValue = value.parse().expect("a header value");
            response.headers_mut().append(name, value);
        }
        self
    }

    /// Sets the body of the response.
    #[must_use]
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        if let Outcome::Response(response) = &mut self.0 {
            *response.body_mut() = body.into();
        }
        self
    }

    /// Sets a body that yields `bytes` and then fails with the given kind.
    #[must_use]
    pub fn broken_body(self, bytes: impl Into<Bytes>, kind: BodyErrorKind) -> Self {
        self.body(Body::from_stream(
            Broken(Some(bytes.into()), Some(kind)),
            None,
        ))
    }
}

struct Broken(Option<Bytes>, Option<BodyErrorKind>);

impl Stream for Broken {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let bytes = self.0.take().map(Ok);
        std::task::Poll::Ready(
            bytes.or_else(|| self.1.take().map(|kind| Err(BodyError::new(kind)))),
        )
    }
}
