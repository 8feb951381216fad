//! A transport and a provider of keys that fail.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use oss_client::credentials::{Context, CredentialsError, ProvideCredentials};
use oss_client::sign::Credentials;
use oss_client::transport::{Body, Transport, TransportError, TransportErrorKind};

/// A transport that fails a number of times in one way, and then sends.
#[derive(Clone, Debug)]
pub(super) struct Failing {
    inner: Arc<dyn Transport>,
    failure: Arc<Mutex<Option<Failure>>>,
}

/// How the transport fails.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failure {
    pub(super) kind: TransportErrorKind,
    pub(super) reach: Reach,
    pub(super) times: u32,
}

/// How far a request comes that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nothing is sent.
    NotSent,
    /// It is sent, and the server does not execute it.
    Sent,
    /// The server executes it, and its answer is lost.
    Executed,
}

impl Failing {
    pub(super) fn new(inner: Arc<dyn Transport>) -> Self {
        Self {
            inner,
            failure: Arc::default(),
        }
    }

    pub(super) fn fail(&self, failure: Failure) {
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
    }

    fn next(&self) -> Option<Failure> {
        let mut planned = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
        let failure = (*planned)?;
        *planned = (failure.times > 1).then_some(Failure {
            times: failure.times - 1,
            ..failure
        });
        Some(failure)
    }
}

#[async_trait]
impl Transport for Failing {
    async fn send(
        &self,
        mut request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let Some(failure) = self.next() else {
            return self.inner.send(request).await;
        };
        match failure.reach {
            Reach::NotSent => {}
            Reach::Sent => while request.body_mut().chunk().await.is_some() {},
            Reach::Executed => {
                let answer = self.inner.send(request).await?;
                let _ = answer.into_body().bytes(1 << 20).await;
            }
        }
        let sent = failure.reach != Reach::NotSent;
        Err(TransportError::new(failure.kind, sent))
    }
}

/// A provider that has no keys.
#[derive(Debug)]
pub(super) struct Sealed;

#[async_trait]
impl ProvideCredentials for Sealed {
    async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
        Err(CredentialsError::other("the vault", "it is sealed"))
    }
}
