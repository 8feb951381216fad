//! Writing the data of an object to a response.

use bytes::Bytes;
use futures_util::stream;

use crate::http::body::{ResponseBody, streamed};

use super::pace::{Pace, TrafficLimit};

/// Creates a body from the pieces of an object. It is sent no faster than the limit of the request.
pub(crate) fn paced(
    pieces: impl Iterator<Item = Bytes> + Send + 'static,
    limit: Option<TrafficLimit>,
) -> ResponseBody {
    if limit.is_none() {
        return streamed(stream::iter(pieces.map(Ok)));
    }
    let state = (pieces, Bytes::new(), Pace::new(limit));
    streamed(stream::unfold(
        state,
        |(mut pieces, mut rest, mut pace)| async move {
            if rest.is_empty() {
                rest = pieces.next()?;
            }
            let take = pace.burst().unwrap_or(usize::MAX).min(rest.len());
            let piece = rest.split_to(take);
            pace.pass_piece(&piece).await;
            Some((Ok(piece), (pieces, rest, pace)))
        },
    ))
}
