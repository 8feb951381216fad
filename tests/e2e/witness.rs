//! A transport that passes everything on and remembers what went by.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use oss_client::transport::{Body, Transport, TransportError};

/// Counts the requests.
#[derive(Clone, Debug)]
pub(crate) struct Witness {
    inner: Arc<dyn Transport>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    requests: Vec<String>,
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

    /// Method and path of every request so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.seen().requests.clone()
    }

    /// How many requests went by since the last call of this kind.
    pub(crate) fn take_count(&self) -> usize {
        std::mem::take(&mut self.seen().requests).len()
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
        {
            let mut seen = self.seen();
            let line = format!("{} {}", request.method(), request.uri().path());
            seen.requests.push(line);
        }
        self.inner.send(request).await
    }
}
