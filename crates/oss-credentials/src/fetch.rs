//! One plain HTTP exchange of a provider, bounded in size and time.

use std::sync::Arc;
use std::time::Duration;

use http::{Request, StatusCode};
use oss_transport::{Body, Timeouts, TransportError, TransportErrorKind};
use zeroize::Zeroizing;

use crate::race::within;
use crate::{Context, CredentialsError};

/// An answer, whatever its status. Redirects are answers too: no transport follows them.
pub(crate) struct Fetched {
    pub(crate) status: StatusCode,
    pub(crate) body: Zeroizing<Vec<u8>>,
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

/// 64 KiB: many times what keys take.
pub(crate) const MAX_ANSWER: usize = 64 * 1024;
