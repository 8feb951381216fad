//! The bodies of requests and responses. They are streams of chunks, so that the data of an object
//! is never copied into a single buffer.

use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Body as _, Frame, Incoming};
use tokio::sync::oneshot;

use super::patience::{Patience, TooSlow};

/// The body of a request, which is read in chunks as they arrive.
#[derive(Debug)]
pub(crate) struct RequestBody {
    /// This is `None` only after the body was dropped.
    source: Option<Source>,
    content_length: Option<u64>,
    patience: Patience,
}

#[derive(Debug)]
enum Source {
    Wire {
        rest: Rest,
        leftover: oneshot::Sender<Rest>,
    },
    Bytes(Option<Bytes>),
    #[cfg(test)]
    Pieces(std::vec::IntoIter<Bytes>),
}

/// The reasons for which a request body can fail before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyError {
    /// The connection ended before the announced length.
    Incomplete,
    /// The client did not send enough within the time limit.
    TimedOut,
}

/// Receives the rest of a request body if a handler drops the body before it was read to its end.
pub(crate) type Leftover = oneshot::Receiver<Rest>;

/// The rest of a request body.
#[derive(Debug)]
pub(crate) struct Rest {
    pub(crate) incoming: Incoming,
    /// Whether reading the body has failed, so that its end cannot be found.
    pub(crate) has_failed: bool,
}

impl RequestBody {
    /// Creates a body that is read from a connection. `content_length` is `None` if the client uses
    /// chunked framing. If the body is dropped before it was read to its end, the rest is sent to
    /// the returned [`Leftover`].
    pub(crate) fn from_wire(
        incoming: Incoming,
        content_length: Option<u64>,
        patience: Duration,
    ) -> (Self, Leftover) {
        let (leftover, unread) = oneshot::channel();
        let rest = Rest {
            incoming,
            has_failed: false,
        };
        let source = Some(Source::Wire { rest, leftover });
        (
            Self {
                source,
                content_length,
                patience: Patience::new(patience),
            },
            unread,
        )
    }

    /// Creates a body from bytes that are in memory already.
    pub(crate) fn from_bytes(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let content_length = Some(bytes.len() as u64);
        Self {
            source: Some(Source::Bytes(Some(bytes))),
            content_length,
            patience: Patience::new(Duration::MAX),
        }
    }

    /// Creates a body whose chunks are the given pieces, for tests.
    #[cfg(test)]
    pub(crate) fn from_pieces(pieces: Vec<Bytes>) -> Self {
        Self {
            source: Some(Source::Pieces(pieces.into_iter())),
            content_length: None,
            patience: Patience::new(Duration::MAX),
        }
    }

    /// Returns the length that the client announced, or `None` if it uses chunked framing.
    pub(crate) fn content_length(&self) -> Option<u64> {
        self.content_length
    }

    /// Reads the next chunk. Returns `None` at the end of the body.
    ///
    /// # Errors
    /// Returns a [`BodyError`] if the connection ends early or if the client does not send enough
    /// within the time limit.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, BodyError> {
        match &mut self.source {
            None => Ok(None),
            Some(Source::Bytes(bytes)) => Ok(bytes.take().filter(|bytes| !bytes.is_empty())),
            #[cfg(test)]
            Some(Source::Pieces(pieces)) => Ok(pieces.next()),
            Some(Source::Wire { rest, .. }) => {
                let length = |chunk: &Result<Option<Bytes>, _>| match chunk {
                    Ok(Some(chunk)) => chunk.len(),
                    _ => 0,
                };
                let incoming = data(&mut rest.incoming);
                let chunk = match self.patience.wait(incoming, length).await {
                    Ok(chunk) => chunk,
                    Err(TooSlow) => Err(BodyError::TimedOut),
                };
                rest.has_failed |= chunk.is_err();
                chunk
            }
        }
    }

    /// Reads and drops chunks until at least `bytes` bytes have arrived or the body has ended.
    pub(crate) async fn skip(&mut self, mut bytes: u64) {
        while bytes > 0 {
            let Ok(Some(chunk)) = self.chunk().await else {
                return;
            };
            bytes = bytes.saturating_sub(chunk.len() as u64);
        }
    }

    /// Reads the whole body into memory, which is meant for documents. Returns `None` if the body
    /// has more than `limit` bytes; the rest of it is then not read.
    ///
    /// # Errors
    /// Returns the errors of [`RequestBody::chunk`].
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

/// Reads the next chunk that is not empty. Trailers are skipped, because OSS does not use them.
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
        if let Some(Source::Wire { rest, leftover }) = self.source.take()
            && !rest.incoming.is_end_stream()
        {
            // The receiver is gone if the connection has ended, and then nothing is left to do.
            let _ = leftover.send(rest);
        }
    }
}

/// The body of a response. If its exact length is known it is sent with `Content-Length`, otherwise
/// in chunks.
pub(crate) type ResponseBody = UnsyncBoxBody<Bytes, BodyFailure>;

/// The reason why a response body cannot be completed. The connection is then closed, because
/// HTTP/1.1 has no other way to report this to the client.
#[derive(Debug)]
pub(crate) struct BodyFailure(pub(crate) String);

impl std::fmt::Display for BodyFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BodyFailure {}

/// Creates a response body from bytes that are in memory already.
pub(crate) fn full(bytes: impl Into<Bytes>) -> ResponseBody {
    Full::new(bytes.into())
        .map_err(|never| match never {})
        .boxed_unsync()
}

/// Creates a response body that is produced while it is sent. The caller sets `Content-Length` if
/// the length is known.
pub(crate) fn streamed(
    chunks: impl Stream<Item = Result<Bytes, BodyFailure>> + Send + 'static,
) -> ResponseBody {
    StreamBody::new(chunks.map(|chunk| chunk.map(Frame::data))).boxed_unsync()
}

/// Cuts bytes into pieces of the given lengths, for tests. The last piece contains what is left.
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
