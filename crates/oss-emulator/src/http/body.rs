//! Bodies in both directions: streams of chunks, never an object in memory.

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Body as _, Frame, Incoming};
use tokio::sync::oneshot;

use crate::codes::{Code, OssError};

/// The body of a request: chunks as they arrive.
#[derive(Debug)]
pub(crate) struct RequestBody {
    /// Taken when dropped.
    source: Option<Source>,
    content_length: Option<u64>,
    received: u64,
}

#[derive(Debug)]
enum Source {
    Wire {
        incoming: Incoming,
        leftover: oneshot::Sender<Incoming>,
    },
    Bytes(Option<Bytes>),
}

/// What a handler left unread, once it has let go of the body.
pub(crate) type Leftover = oneshot::Receiver<Incoming>;

impl RequestBody {
    /// A body that comes from a connection. `content_length` is `None` for chunked framing. What
    /// is unread when the body is dropped comes out at the [`Leftover`].
    pub(crate) fn from_wire(incoming: Incoming, content_length: Option<u64>) -> (Self, Leftover) {
        let (leftover, unread) = oneshot::channel();
        let source = Some(Source::Wire { incoming, leftover });
        (
            Self {
                source,
                content_length,
                received: 0,
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
            received: 0,
        }
    }

    /// The announced length; `None` when the client sends chunks until it is done.
    pub(crate) fn content_length(&self) -> Option<u64> {
        self.content_length
    }

    /// The next chunk, `None` at the end.
    ///
    /// # Errors
    /// `IncompleteBody` when the connection ends before the announced length.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, OssError> {
        let chunk = match &mut self.source {
            None => None,
            Some(Source::Bytes(bytes)) => bytes.take().filter(|bytes| !bytes.is_empty()),
            Some(Source::Wire { incoming, .. }) => loop {
                match incoming.frame().await {
                    None => break None,
                    Some(Err(_)) => return Err(OssError::new(Code::IncompleteBody)),
                    // Trailers carry nothing that OSS reads.
                    Some(Ok(frame)) => match frame.into_data() {
                        Ok(data) if data.is_empty() => {}
                        Ok(data) => break Some(data),
                        Err(_) => {}
                    },
                }
            },
        };
        self.received += chunk.as_ref().map_or(0, |data| data.len() as u64);
        Ok(chunk)
    }

    /// The whole body, for documents. Longer than `limit` is `None`, and the rest stays unread.
    ///
    /// # Errors
    /// As [`RequestBody::chunk`].
    pub(crate) async fn bytes(&mut self, limit: usize) -> Result<Option<Bytes>, OssError> {
        let mut all = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if all.len() + chunk.len() > limit {
                return Ok(None);
            }
            all.extend_from_slice(&chunk);
        }
        Ok(Some(all.into()))
    }

    /// How many bytes have been taken so far.
    pub(crate) fn received(&self) -> u64 {
        self.received
    }
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
