//! Bodies in both directions: streams of chunks, never an object in memory.

use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Body as _, Frame, Incoming};
use tokio::sync::oneshot;

/// The body of a request: chunks as they arrive.
#[derive(Debug)]
pub(crate) struct RequestBody {
    /// Taken when dropped.
    source: Option<Source>,
    content_length: Option<u64>,
    /// How long the client may say nothing.
    patience: Duration,
}

#[derive(Debug)]
enum Source {
    Wire {
        incoming: Incoming,
        leftover: oneshot::Sender<Incoming>,
    },
    Bytes(Option<Bytes>),
    #[cfg(test)]
    Pieces(std::vec::IntoIter<Bytes>),
}

/// Why the body of a request stopped before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyError {
    /// The connection ended before the announced length.
    Incomplete,
    /// The client sent nothing for too long.
    TimedOut,
}

/// What a handler left unread, once it has let go of the body.
pub(crate) type Leftover = oneshot::Receiver<Incoming>;

impl RequestBody {
    /// A body that comes from a connection. `content_length` is `None` for chunked framing. What
    /// is unread when the body is dropped comes out at the [`Leftover`].
    pub(crate) fn from_wire(
        incoming: Incoming,
        content_length: Option<u64>,
        patience: Duration,
    ) -> (Self, Leftover) {
        let (leftover, unread) = oneshot::channel();
        let source = Some(Source::Wire { incoming, leftover });
        (
            Self {
                source,
                content_length,
                patience,
            },
            unread,
        )
    }

    /// A body that is already there; an empty one for requests without a body.
    pub(crate) fn from_bytes(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let content_length = Some(bytes.len() as u64);
        Self {
            source: Some(Source::Bytes(Some(bytes))),
            content_length,
            patience: Duration::MAX,
        }
    }

    /// A body that arrives in these pieces.
    #[cfg(test)]
    pub(crate) fn from_pieces(pieces: Vec<Bytes>) -> Self {
        Self {
            source: Some(Source::Pieces(pieces.into_iter())),
            content_length: None,
            patience: Duration::MAX,
        }
    }

    /// The announced length; `None` when the client sends chunks until it is done.
    pub(crate) fn content_length(&self) -> Option<u64> {
        self.content_length
    }

    /// The next chunk, `None` at the end.
    ///
    /// # Errors
    /// [`BodyError`] when the connection ends early or nothing comes for too long.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, BodyError> {
        match &mut self.source {
            None => Ok(None),
            Some(Source::Bytes(bytes)) => Ok(bytes.take().filter(|bytes| !bytes.is_empty())),
            #[cfg(test)]
            Some(Source::Pieces(pieces)) => Ok(pieces.next()),
            Some(Source::Wire { incoming, .. }) => {
                match tokio::time::timeout(self.patience, data(incoming)).await {
                    Ok(chunk) => chunk,
                    Err(_) => Err(BodyError::TimedOut),
                }
            }
        }
    }

    /// The whole body, for documents. Longer than `limit` is `None`, and the rest stays unread.
    ///
    /// # Errors
    /// As [`RequestBody::chunk`].
    pub(crate) async fn bytes(&mut self, limit: usize) -> Result<Option<Bytes>, BodyError> {
        let mut all = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if all.len() + chunk.len() > limit {
                return Ok(None);
            }
            all.extend_from_slice(&chunk);
        }
        Ok(Some(all.into()))
    }
}

/// The next piece that is not empty. Trailers carry nothing that OSS reads.
async fn data(incoming: &mut Incoming) -> Result<Option<Bytes>, BodyError> {
    while let Some(frame) = incoming.frame().await {
        let frame = frame.map_err(|_| BodyError::Incomplete)?;
        if let Ok(data) = frame.into_data()
            && !data.is_empty()
        {
            return Ok(Some(data));
        }
    }
    Ok(None)
}

impl Drop for RequestBody {
    fn drop(&mut self) {
        if let Some(Source::Wire { incoming, leftover }) = self.source.take()
            && !incoming.is_end_stream()
        {
            // Nobody waits for it when the connection is gone.
            let _ = leftover.send(incoming);
        }
    }
}

/// The body of an answer. Its exact length decides between `Content-Length` and chunked framing.
pub(crate) type ResponseBody = UnsyncBoxBody<Bytes, BodyFailure>;

/// Why an answer's body stopped; the connection is closed, there is no other way to say it.
#[derive(Debug)]
pub(crate) struct BodyFailure(pub(crate) String);

impl std::fmt::Display for BodyFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BodyFailure {}

/// A body that is already there.
pub(crate) fn full(bytes: impl Into<Bytes>) -> ResponseBody {
    Full::new(bytes.into())
        .map_err(|never| match never {})
        .boxed_unsync()
}

/// A body that is produced while it is sent. Set `Content-Length` in the head where it is known.
pub(crate) fn streamed(
    chunks: impl Stream<Item = Result<Bytes, BodyFailure>> + Send + 'static,
) -> ResponseBody {
    StreamBody::new(chunks.map(|chunk| chunk.map(Frame::data))).boxed_unsync()
}

/// A text cut into pieces of these lengths, and what is left of it in one.
#[cfg(test)]
pub(crate) fn pieces(text: &[u8], lengths: &[usize]) -> Vec<Bytes> {
    let mut rest = Bytes::copy_from_slice(text);
    let mut pieces: Vec<Bytes> = lengths
        .iter()
        .map(|length| rest.split_to((*length).min(rest.len())))
        .collect();
    pieces.push(rest);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
