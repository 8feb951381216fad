//! One HTTP request and its response, limited in size and time.

use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT as USER_AGENT_NAME;
use http::{HeaderValue, Request, StatusCode};
use oss_transport::{Body, Timeouts, TransportError, TransportErrorKind};
use zeroize::Zeroizing;

use super::address;
use crate::context::Context;
use crate::error::CredentialsError;
use crate::race::within;

/// A response of any status. Redirects are responses too, because no transport follows them.
pub struct Fetched {
    /// The status of the response.
    pub status: StatusCode,
    /// The whole body. It is overwritten when this value is dropped.
    pub body: Zeroizing<Vec<u8>>,
}

impl Fetched {
    /// Whether the same request may succeed a little later.
    fn is_transient(&self) -> bool {
        matches!(self.status.as_u16(), 429 | 500 | 502 | 503 | 504)
    }
}

/// Sends a request as [`fetch`] does. If there is no response, or the response is a temporary error
/// of the server, the request is sent again after a short pause, up to `attempts` times in all.
///
/// `request` is called once for each attempt.
///
/// # Errors
///
/// The same as for [`fetch`], and the errors of `request`.
pub async fn fetch_patiently(
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

/// Sends `request` once and reads the whole response, within `limit` altogether.
///
/// Errors call the service `origin`, which should be a host and never a URL with a query. Responses
/// of every status are returned.
///
/// # Errors
///
/// [`CredentialsError::Transport`] if there is no response, [`CredentialsError::Timeout`] after
/// `limit`, and [`CredentialsError::TooLarge`] if the body has more than [`MAX_ANSWER`] bytes.
pub async fn fetch(
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
    // The buffer has its full size from the start, so that it never moves and leaves no copy of a
    // secret behind.
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

/// Sets the number of attempts in an error about an unreachable host.
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

/// The value of the header `User-Agent`.
pub(crate) const USER_AGENT: &str = concat!("oss-sdk-rust/", env!("CARGO_PKG_VERSION"));
/// The pause after the first attempt. Later pauses are multiples of it.
const PAUSE: Duration = Duration::from_millis(100);
/// The largest accepted response: 64 KiB, which is many times the size of a set of keys.
pub const MAX_ANSWER: usize = 64 * 1024;
