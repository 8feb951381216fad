//! An STS that grants as often as it is asked, and counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use async_trait::async_trait;
use oss_sign::UtcSeconds;
use oss_transport::testing::SteppedRuntime;
use oss_transport::{Body, ConnectFailure, Runtime, Transport, TransportError, TransportErrorKind};

/// Grants keys `STS.1`, `STS.2` and so on of one life, by a clock of its own that nobody sets.
#[derive(Clone, Debug)]
pub(crate) struct Sts {
    runtime: SteppedRuntime,
    began: UtcSeconds,
    life: i64,
    asked: Arc<AtomicUsize>,
    is_down: Arc<AtomicBool>,
}

impl Sts {
    pub(crate) fn new(runtime: &SteppedRuntime, life: i64) -> Self {
        Self {
            runtime: runtime.clone(),
            began: UtcSeconds::from(runtime.now()),
            life,
            asked: Arc::default(),
            is_down: Arc::default(),
        }
    }

    /// How many requests came.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// From here on nobody answers.
    pub(crate) fn goes_down(&self) {
        self.is_down.store(true, Ordering::SeqCst);
    }

    pub(crate) fn comes_back(&self) {
        self.is_down.store(false, Ordering::SeqCst);
    }
}

#[async_trait]
impl Transport for Sts {
    async fn send(&self, _: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let number = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        if self.is_down.load(Ordering::SeqCst) {
            let refused = TransportErrorKind::Connect(ConnectFailure::Refused);
            return Err(TransportError::new(refused, false));
        }
        let now = self.began.plus(self.runtime.monotonic());
        let expiration = now.plus_seconds(self.life).to_iso_extended();
        let body = format!(
            r#"{{"RequestId":"R","Credentials":{{"AccessKeyId":"STS.{number}","AccessKeySecret":
            "secret","SecurityToken":"token{number}","Expiration":"{expiration}"}}}}"#
        );
        let mut response = http::Response::new(Body::from(body));
        let date = now.to_http_date().parse().unwrap();
        response.headers_mut().insert(http::header::DATE, date);
        Ok(response)
    }
}
