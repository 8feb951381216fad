//! Faults inside an answer's body.

use std::time::Duration;

use ::http::header::{CONTENT_LENGTH, HeaderValue};
use bytes::{Bytes, BytesMut};
use futures_util::{StreamExt, stream};
use http_body_util::BodyDataStream;
use hyper::body::Body as _;

use crate::http::ServerResponse;
use crate::http::body::{BodyFailure, ResponseBody, full, streamed};

use super::pause::sleep;

/// Sends the first `at` bytes, then breaks the connection.
pub(super) fn cut(answer: ServerResponse, at: u64) -> ServerResponse {
    with_body(answer, move |body| {
        let kept = BodyDataStream::new(body).scan(at, |left, chunk| {
            let chunk = chunk.map(|data| take(left, data));
            std::future::ready(Some(chunk))
        });
        // Chunks beyond the cut are empty; the failure comes with the first of them.
        let kept = kept
            .take_while(|chunk| std::future::ready(!matches!(chunk, Ok(data) if data.is_empty())));
        // What was sent before must leave the buffers, or it would be lost with the connection.
        let failure = stream::once(async {
            sleep(FLUSH).await;
            Err(BodyFailure("cut on purpose".to_owned()))
        });
        streamed(kept.chain(failure))
    })
}

/// Sends the first `at` bytes, pauses, and sends the rest.
pub(super) fn stall(answer: ServerResponse, at: u64, pause: Duration) -> ServerResponse {
    with_body(answer, move |body| {
        let chunks = BodyDataStream::new(body).scan(at, move |left, chunk| {
            let (first, rest) = match chunk {
                Ok(data) => split(left, data),
                Err(failure) => (Err(failure), None),
            };
            std::future::ready(Some((first, rest)))
        });
        let paused = chunks.flat_map(move |(first, rest)| {
            let late = stream::iter(rest).then(move |data| async move {
                sleep(pause).await;
                Ok(data)
            });
            stream::iter([first]).chain(late)
        });
        streamed(paused)
    })
}

/// Sends all bytes, one of them wrong.
pub(super) fn flip(answer: ServerResponse, at: u64) -> ServerResponse {
    with_body(answer, move |body| {
        let chunks = BodyDataStream::new(body).scan(at, |left, chunk| {
            let chunk = chunk.map(|data| {
                let length = data.len() as u64;
                // Once passed, the position wraps to one that no chunk reaches.
                let position = std::mem::replace(left, left.wrapping_sub(length));
                let mut data = BytesMut::from(data);
                let place = usize::try_from(position).ok();
                if let Some(byte) = place.and_then(|place| data.get_mut(place)) {
                    *byte ^= 1;
                }
                data.freeze()
            });
            std::future::ready(Some(chunk))
        });
        streamed(chunks)
    })
}

/// Replaces the body and keeps the length that the head announces.
fn with_body(
    mut answer: ServerResponse,
    replace: impl FnOnce(ResponseBody) -> ResponseBody,
) -> ServerResponse {
    let body = std::mem::replace(answer.body_mut(), full(""));
    if let Some(length) = body.size_hint().exact() {
        answer
            .headers_mut()
            .entry(CONTENT_LENGTH)
            .or_insert(HeaderValue::from(length));
    }
    *answer.body_mut() = replace(body);
    answer
}

fn take(left: &mut u64, mut data: Bytes) -> Bytes {
    let keep = usize::try_from(*left).unwrap_or(usize::MAX).min(data.len());
    data.truncate(keep);
    *left -= keep as u64;
    data
}

/// The part before the pause, and what comes after it. `u64::MAX` left: the pause is over.
fn split(left: &mut u64, mut data: Bytes) -> (Result<Bytes, BodyFailure>, Option<Bytes>) {
    if *left == u64::MAX {
        return (Ok(data), None);
    }
    let before = take(left, data.clone());
    let after = data.split_off(before.len());
    if after.is_empty() {
        return (Ok(before), None);
    }
    *left = u64::MAX;
    (Ok(before), Some(after))
}

const FLUSH: Duration = Duration::from_millis(50);
