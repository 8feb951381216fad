//! A transport that records every request before another transport sends it.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream;
use oss_client::sign::encode::percent_decode_query;
use oss_client::transport::{Body, BodyError, BodyErrorKind, Transport, TransportError};

/// Records the requests, and the secrets that they and their responses contain. Tests check with these
/// secrets that nothing else shows them.
#[derive(Clone, Debug)]
pub(crate) struct Witness {
    inner: Arc<dyn Transport>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    requests: Vec<String>,
    secrets: Vec<String>,
}

impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} requests", self.requests.len())
    }
}

impl Witness {
    pub(crate) fn new(inner: Arc<dyn Transport>) -> Self {
        Self {
            inner,
            seen: Arc::default(),
        }
    }

    /// Returns the method and the path of each request since the last call of
    /// [`take_count`](Self::take_count).
    pub(crate) fn requests(&self) -> Vec<String> {
        self.seen().requests.clone()
    }

    /// Returns the number of requests since the last call of this method.
    pub(crate) fn take_count(&self) -> usize {
        std::mem::take(&mut self.seen().requests).len()
    }

    /// Returns the secrets of all requests and responses so far.
    pub(crate) fn secrets(&self) -> Vec<String> {
        self.seen().secrets.clone()
    }

    /// Records the secrets in a response of STS, and returns the response unchanged.
    async fn record_credentials(&self, answer: http::Response<Body>) -> http::Response<Body> {
        let json = answer.headers().get("content-type");
        let json = json.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
        if !json || !answer.status().is_success() {
            return answer;
        }
        let (head, body) = answer.into_parts();
        // Whoever reads a response that was cut must still see that it was.
        let Ok(document) = body.bytes(1 << 20).await else {
            let cut = BodyError::new(BodyErrorKind::Cut);
            let body = Body::from_stream(stream::iter([Err::<Bytes, _>(cut)]), None);
            return http::Response::from_parts(head, body);
        };
        let text = String::from_utf8_lossy(&document);
        for name in ["\"AccessKeySecret\":\"", "\"SecurityToken\":\""] {
            if let Some((_, rest)) = text.split_once(name) {
                let secret = rest.split('"').next().unwrap_or_default();
                self.seen().secrets.push(secret.to_owned());
            }
        }
        http::Response::from_parts(head, Body::from(document))
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Transport for Witness {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let mut secrets = Vec::new();
        for name in ["authorization", "x-oss-security-token"] {
            let value = request.headers().get(name);
            secrets.extend(value.map(|value| value.to_str().unwrap().to_owned()));
        }
        // Version 4 writes `OSS4-HMAC-SHA256 Credential=…,Signature=<hex>`, and version 1 writes
        // `OSS <id>:<base64>`.
        if let Some(value) = request.headers().get("authorization") {
            let value = value.to_str().unwrap();
            let signature = value.rsplit_once("Signature=");
            let signature = signature.or_else(|| value.rsplit_once(':'));
            secrets.extend(signature.map(|(_, signature)| signature.to_owned()));
        }
        let form = request.headers().get("content-type");
        if form.is_some_and(|form| form == "application/x-www-form-urlencoded")
            && let Some(copy) = request.body().replay()
        {
            let form = copy.bytes(1 << 20).await.unwrap();
            secrets.extend(secrets_of_query(std::str::from_utf8(&form).unwrap()));
        }
        secrets.extend(request.uri().query().into_iter().flat_map(secrets_of_query));
        {
            let mut seen = self.seen();
            let line = format!("{} {}", request.method(), request.uri().path());
            seen.requests.push(line);
            seen.secrets.append(&mut secrets);
        }
        let answer = self.inner.send(request).await?;
        Ok(self.record_credentials(answer).await)
    }
}

/// Returns the values in a query or a form that give access, each percent-encoded and decoded.
pub(crate) fn secrets_of_query(query: &str) -> Vec<String> {
    let mut secrets = Vec::new();
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        if SECRET_PARAMETERS.contains(&name) {
            secrets.push(value.to_owned());
            secrets.push(percent_decode_query(value).unwrap().into_owned());
        }
    }
    secrets
}

const SECRET_PARAMETERS: [&str; 5] = [
    "Signature",
    "SecurityToken",
    "security-token",
    "x-oss-security-token",
    "x-oss-signature",
];
