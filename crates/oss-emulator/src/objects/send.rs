//! Writing the data of an object to a response.

use std::ops::Range;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::{StreamExt, stream};

use crate::http::body::{BodyFailure, ResponseBody, full, streamed};
use crate::store::Data;

use super::pace::{Pace, TrafficLimit};

/// Creates a body from a range of an object's data. It is sent no faster than the limit of the
/// request.
pub(crate) fn ranged(data: &Data, range: Range<u64>, limit: Option<TrafficLimit>) -> ResponseBody {
    match data.as_piece() {
        Some(piece) if limit.is_none() => full(slice(&piece, &range)),
        _ => paced(pieces(data, range), limit),
    }
}

/// Returns a range of the data as the pieces of a body.
pub(crate) fn pieces(
    data: &Data,
    range: Range<u64>,
) -> impl Stream<Item = Result<Bytes, BodyFailure>> + Send + use<> {
    data.read(range)
        .map(|piece| piece.map_err(|error| BodyFailure(error.to_string())))
}

/// Creates a body from pieces. It is sent no faster than the limit of the request.
pub(crate) fn paced(
    pieces: impl Stream<Item = Result<Bytes, BodyFailure>> + Send + 'static,
    limit: Option<TrafficLimit>,
) -> ResponseBody {
    if limit.is_none() {
        return streamed(pieces);
    }
    let state = (Box::pin(pieces), Bytes::new(), Pace::new(limit));
    streamed(stream::unfold(
        state,
        |(mut pieces, mut rest, mut pace)| async move {
            if rest.is_empty() {
                match pieces.next().await? {
                    Ok(piece) => rest = piece,
                    Err(failure) => return Some((Err(failure), (pieces, rest, pace))),
                }
            }
            let take = pace.burst().unwrap_or(usize::MAX).min(rest.len());
            let piece = rest.split_to(take);
            pace.pass_piece(&piece).await;
            Some((Ok(piece), (pieces, rest, pace)))
        },
    ))
}

/// Returns a range of bytes, as far as they reach.
fn slice(bytes: &Bytes, range: &Range<u64>) -> Bytes {
    let index = |at: u64| usize::try_from(at).map_or(bytes.len(), |at| at.min(bytes.len()));
    bytes.slice(index(range.start)..index(range.end))
}
