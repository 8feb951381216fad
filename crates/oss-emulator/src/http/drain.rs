//! What happens to a body that nobody read, so that the next request on the connection is one.

use std::time::Duration;

use ::http::header::{CONNECTION, EXPECT, HeaderValue};
use ::http::{HeaderMap, Method};
use http_body_util::BodyExt;
use hyper::body::Incoming;

use super::body::Leftover;
use super::response::ServerResponse;

/// How an unread body is to be treated, decided by the head of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// The client is sending it: read it away.
    Drain,
    /// The client may never send it (it waits for a 100, or announced a body to a GET by mistake).
    Close,
}

impl Unread {
    pub(crate) fn of(method: &Method, headers: &HeaderMap) -> Self {
        let sends = matches!(*method, Method::PUT | Method::POST) && !headers.contains_key(EXPECT);
        if sends { Self::Drain } else { Self::Close }
    }
}

/// Reads what is left, within limits; where that fails the answer announces the connection's end.
pub(crate) async fn settle(
    unread: Unread,
    mut leftover: Leftover,
    patience: Duration,
    answer: &mut ServerResponse,
) {
    let Ok(incoming) = leftover.try_recv() else {
        return;
    };
    if unread == Unread::Close || !drained(incoming, patience.min(PATIENCE)).await {
        close(answer);
    }
}

/// The answer is the last one on its connection.
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
