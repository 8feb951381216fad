//! Handling of request bodies that no handler has read. The rest of a body must be read or the
//! connection closed, because the server would otherwise take it for the next request.

use std::time::Duration;

use ::http::header::{CONNECTION, EXPECT, HeaderValue};
use ::http::{HeaderMap, Method};
use http_body_util::BodyExt;
use hyper::body::Incoming;

use super::body::Leftover;
use super::response::ServerResponse;

/// How to handle a body that was not read. The head of the request decides this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// Read the rest and discard it, because the client is sending it.
    Drain,
    /// Close the connection, because the client may never send the body: it waits for `100
    /// Continue`, or it announced a body for a method that has none.
    Close,
}

impl Unread {
    pub(crate) fn from_head(method: &Method, headers: &HeaderMap) -> Self {
        let sends = matches!(*method, Method::PUT | Method::POST) && !headers.contains_key(EXPECT);
        if sends { Self::Drain } else { Self::Close }
    }
}

/// Reads the rest of a body and discards it. If there is more than 1 MiB, if it does not arrive in
/// time, or if the body is malformed, the response gets `Connection: close` instead.
pub(crate) async fn settle(
    unread: Unread,
    mut leftover: Leftover,
    patience: Duration,
    answer: &mut ServerResponse,
) {
    let Ok(rest) = leftover.try_recv() else {
        return;
    };
    let closes = unread == Unread::Close || rest.has_failed;
    if closes || !drained(rest.incoming, patience.min(PATIENCE)).await {
        close(answer);
    }
}

/// Marks a response as the last one on its connection.
pub(crate) fn close(answer: &mut ServerResponse) {
    answer
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
}

async fn drained(mut incoming: Incoming, patience: Duration) -> bool {
    let drain = async {
        let mut read = 0;
        while let Some(frame) = incoming.frame().await {
            let Ok(frame) = frame else { return false };
            read += frame.data_ref().map_or(0, bytes::Bytes::len);
            if read > LIMIT {
                return false;
            }
        }
        true
    };
    tokio::time::timeout(patience, drain).await.unwrap_or(false)
}

const LIMIT: usize = 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(5);
