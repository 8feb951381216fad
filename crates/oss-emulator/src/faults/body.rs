//! Faults in the body of a response.

use std::time::Duration;

use ::http::header::{CONTENT_LENGTH, HeaderValue};
use bytes::{Bytes, BytesMut};
use futures_util::{StreamExt, stream};
use http_body_util::BodyDataStream;
use hyper::body::Body as _;

use crate::http::ServerResponse;
use crate::http::body::{BodyFailure, ResponseBody, full, streamed};

use super::pause::sleep;

/// Sends the first `at` bytes and then aborts the connection.
pub(super) fn cut(answer: ServerResponse, at: u64) -> ServerResponse {
    with_body(answer, move |body| {
        let kept = BodyDataStream::new(body).scan(at, |left, chunk| {
            let chunk = chunk.map(|data| take(left, data));
            std::future::ready(Some(chunk))
        });
        // The chunks after the cut are empty, and the connection is aborted at the first of them.
        let kept = kept
            .take_while(|chunk| std::future::ready(!matches!(chunk, Ok(data) if data.is_empty())));
        // The bytes before the cut must be written to the socket first, because aborting the
        // connection would discard them.
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

/// Sends all bytes at a limited speed, a twentieth of a second's bytes at a time.
pub(super) fn slow(answer: ServerResponse, bytes_per_second: u64) -> ServerResponse {
    let burst = usize::try_from(bytes_per_second / 20)
        .unwrap_or(usize::MAX)
        .max(1);
    let speed = bytes_per_second.max(1) as f64;
    with_body(answer, move |body| {
        let chunks = BodyDataStream::new(body).flat_map(move |chunk| {
            let pieces: Vec<Result<Bytes, BodyFailure>> = match chunk {
                Ok(data) => data
                    .chunks(burst)
                    .map(|piece| Ok(data.slice_ref(piece)))
                    .collect(),
                Err(failure) => vec![Err(failure)],
            };
            stream::iter(pieces).then(move |piece| async move {
                if let Ok(piece) = &piece {
                    sleep(Duration::from_secs_f64(piece.len() as f64 / speed)).await;
                }
                piece
            })
        });
        streamed(chunks)
    })
}

/// Sends all bytes, but flips one bit in the byte at the offset `at`.
pub(super) fn flip(answer: ServerResponse, at: u64) -> ServerResponse {
    with_body(answer, move |body| {
        let chunks = BodyDataStream::new(body).scan(at, |left, chunk| {
            let chunk = chunk.map(|data| {
                let length = data.len() as u64;
                // After the byte was sent, the subtraction wraps around to an offset that no chunk
                // reaches.
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

/// Replaces the body of a response. Its `Content-Length` stays that of the original body.
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

/// Splits a chunk into the part before the pause and the part after it. If `left` is `u64::MAX` the
/// pause is over.
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

/// How long the server waits for bytes to be written to the socket.
const FLUSH: Duration = Duration::from_millis(50);
