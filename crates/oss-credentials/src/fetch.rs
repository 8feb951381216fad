//! One plain HTTP exchange of a provider, bounded in size and time.

use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT as USER_AGENT_NAME;
use http::{HeaderValue, Request, StatusCode};
use oss_transport::{Body, Timeouts, TransportError, TransportErrorKind};
use zeroize::Zeroizing;

use crate::race::within;
use crate::{Context, CredentialsError, address};

/// An answer, whatever its status. Redirects are answers too: no transport follows them.
pub(crate) struct Fetched {
    pub(crate) status: StatusCode,
    pub(crate) body: Zeroizing<Vec<u8>>,
}

impl Fetched {
    /// Whether the same request may get another answer a little later.
    fn is_transient(&self) -> bool {
        matches!(self.status.as_u16(), 429 | 500 | 502 | 503 | 504)
    }
}

/// As [`fetch`], and again after short pauses while there is no answer or an inner error, up to
/// `attempts` times.
pub(crate) async fn fetch_patiently(
    cx: &Context,
    origin: &str,
    request: impl Fn() -> Result<Request<Body>, CredentialsError>,
    limit: Duration,
    attempts: u32,
) -> Result<Fetched, CredentialsError> {
    let mut attempt = 1;
    loop {
        let result = fetch(cx, origin, request()?, limit).await;
        let again = match &result {
            Ok(fetched) => fetched.is_transient(),
            Err(error) => error.is_retryable(),
        };
        if !again || attempt >= attempts {
            return result.map_err(|error| counted(error, attempt));
        }
        cx.runtime().sleep(PAUSE * attempt).await;
        attempt += 1;
    }
}

/// Sends `request` once and reads at most [`MAX_ANSWER`] bytes, all within `limit`.
///
/// `origin` is what errors call the service: a host, never a URL with its query.
pub(crate) async fn fetch(
    cx: &Context,
    origin: &str,
    mut request: Request<Body>,
    limit: Duration,
) -> Result<Fetched, CredentialsError> {
    request
        .extensions_mut()
        .insert(Timeouts::new().first_byte(limit).idle_read(limit));
    address::mark_direct(&mut request);
    request
        .headers_mut()
        .insert(USER_AGENT_NAME, HeaderValue::from_static(USER_AGENT));
    let exchange = async {
        let response = cx
            .transport()
            .send(request)
            .await
            .map_err(|error| no_answer(origin, error))?;
        let status = response.status();
        let body = read(origin, response.into_body(), MAX_ANSWER).await?;
        Ok(Fetched { status, body })
    };
    within(cx.runtime(), limit, exchange)
        .await
        .unwrap_or_else(|| {
            Err(CredentialsError::Timeout {
                what: format!("the call of {origin}"),
                after: limit,
            })
        })
}

/// Reads a whole body of at most `limit` bytes.
pub(crate) async fn read(
    origin: &str,
    mut body: Body,
    limit: usize,
) -> Result<Zeroizing<Vec<u8>>, CredentialsError> {
    // Of full size from the start, so that the buffer never moves and leaves no copy behind.
    let mut read = Zeroizing::new(Vec::with_capacity(limit));
    while let Some(chunk) = body.chunk().await {
        let chunk = chunk.map_err(|error| {
            let kind = TransportErrorKind::Interrupted;
            no_answer(origin, TransportError::new(kind, true).with_source(error))
        })?;
        if read.len() + chunk.len() > limit {
            return Err(CredentialsError::TooLarge {
                origin: origin.to_owned(),
                limit,
            });
        }
        read.extend_from_slice(&chunk);
    }
    Ok(read)
}

pub(crate) fn no_answer(origin: &str, error: TransportError) -> CredentialsError {
    CredentialsError::Transport {
        host: origin.to_owned(),
        attempts: 1,
        cause: Arc::new(error),
    }
}

/// The same error, after so many attempts.
pub(crate) fn counted(error: CredentialsError, attempts: u32) -> CredentialsError {
    match error {
        CredentialsError::Transport { host, cause, .. } => CredentialsError::Transport {
            host,
            attempts,
            cause,
        },
        error => error,
    }
}

/// How services see who calls.
pub(crate) const USER_AGENT: &str = concat!("oss-sdk-rust/", env!("CARGO_PKG_VERSION"));
/// After the first attempt; it grows with each.
const PAUSE: Duration = Duration::from_millis(100);
/// 64 KiB: many times what keys take.
pub(crate) const MAX_ANSWER: usize = 64 * 1024;
