//! The content of an object on its way to the caller: counted, checked, resumed when cut.

mod file;
mod limit;
mod resume;

use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use http::HeaderMap;
use http_body::{Frame, SizeHint};
use oss_transport::{Body, BodyErrorKind};
use tokio::io::{AsyncRead, ReadBuf};

use crate::body::limit::Limit;
use crate::body::resume::{Rest, Resume};
use crate::error::{Error, ErrorKind, Result, Subject};
use crate::integrity::Crc64;
use crate::pipeline::{Deadline, Prepared, Shared, Span};

type Work<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The content of an object, or of a range of it: a `Stream` of bytes and an `AsyncRead`.
///
/// When the connection is cut, the rest is asked for and the stream goes on; when the object has
/// changed meanwhile, it ends with [`ErrorKind::SourceChanged`]. At the end of a whole object its
/// CRC-64 is compared with the server's; a mismatch is an error in place of the end. Content that
/// is encoded on the way (`Content-Encoding`) or made by `process` is neither checked nor resumed.
///
/// Dropping it early closes the connection.
pub struct ObjectBody {
    body: Body,
    /// Bytes that the answer promised.
    length: Option<u64>,
    received: u64,
    crc64: Crc64,
    expected_crc64: Option<u64>,
    resume: Option<Box<Resume>>,
    resuming: Option<Work<Result<Rest>>>,
    limit: Option<Limit>,
    subject: Option<Subject>,
    /// What was read and not yet taken by `AsyncRead`.
    piece: Bytes,
    progress: Option<Box<dyn FnMut(u64) + Send>>,
    done: bool,
}

impl ObjectBody {
    pub(crate) fn new(
        shared: &Arc<Shared>,
        prepared: &Arc<Prepared>,
        deadline: Deadline,
        headers: &HeaderMap,
        span: Option<Span>,
        body: Body,
    ) -> Self {
        let text = |name: &str| headers.get(name)?.to_str().ok();
        let plain = text("content-encoding").is_none_or(|coding| coding == "identity");
        let whole = span.is_some_and(|span| span.whole);
        let crc64 = text("x-oss-hash-crc64ecma").and_then(|crc| crc.parse().ok());
        Self {
            body,
            length: span.map(|span| span.length),
            received: 0,
            crc64: Crc64::new(),
            expected_crc64: crc64.filter(|_| plain && whole),
            resume: span
                .filter(|_| plain)
                .and_then(|span| Resume::new(shared, prepared, deadline, headers, span)),
            resuming: None,
            limit: Limit::new(deadline, shared.context.runtime()),
            subject: Some(prepared.subject.clone()),
            piece: Bytes::new(),
            progress: None,
            done: false,
        }
    }

    /// How many bytes are still to come, if the server has said so.
    pub fn remaining(&self) -> Option<u64> {
        self.length
            .map(|length| length.saturating_sub(self.received))
    }

    /// Tells `hook` after each piece how many bytes have come so far. Content that was damaged and
    /// is read anew counts from 0 again.
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let object = bucket.get_object("exampledir/exampleobject.txt").send().await?;
    /// let body = object.body.on_progress(|received| eprint!("\r{received} bytes"));
    /// body.save_to("exampleobject.txt").await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn on_progress(mut self, hook: impl FnMut(u64) + Send + 'static) -> Self {
        self.progress = Some(Box::new(hook));
        self
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Body`] when the answer was cut and could not be resumed,
    /// [`ErrorKind::SourceChanged`], [`ErrorKind::Integrity`], and those of the request for the
    /// rest. Nothing comes after an error.
    ///
    /// # Cancel safety
    ///
    /// No bytes are lost when the future is dropped.
    pub async fn chunk(&mut self) -> Option<Result<Bytes>> {
        std::future::poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// All of it in memory, at most `limit` bytes. Damaged content is read once more from the
    /// start.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooLarge`] when there are more, otherwise as [`chunk`](Self::chunk).
    pub async fn bytes(mut self, limit: usize) -> Result<Bytes> {
        let too_large = || {
            Error::new(ErrorKind::TooLarge {
                limit: limit as u64,
            })
        };
        if self.remaining().is_some_and(|length| length > limit as u64) {
            return Err(self.name(too_large()));
        }
        loop {
            let mut all = BytesMut::new();
            let outcome = loop {
                match self.chunk().await.transpose() {
                    Ok(Some(piece)) if all.len() + piece.len() > limit => {
                        return Err(self.name(too_large()));
                    }
                    Ok(Some(piece)) => all.extend_from_slice(&piece),
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            };
            match outcome {
                Ok(()) => return Ok(all.freeze()),
                Err(error) => self.restart(error)?,
            }
        }
    }

    /// All of it as text, which must be UTF-8, at most 64 MiB.
    ///
    /// # Errors
    ///
    /// As [`bytes`](Self::bytes), and [`ErrorKind::Protocol`] for what is not UTF-8.
    pub async fn text(self) -> Result<String> {
        let subject = self.subject.clone();
        let bytes = self.bytes(MAX_TEXT).await?;
        String::from_utf8(bytes.into()).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            let error = Error::protocol(format!("the content is not UTF-8 at byte {at}"));
            match &subject {
                Some(subject) => error.about(subject),
                None => error,
            }
        })
    }

    /// The bytes as `AsyncRead`, which this type is; for symmetry with bodies that go out.
    pub fn into_reader(self) -> impl AsyncRead + Send {
        self
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        if self.done {
            return Poll::Ready(None);
        }
        if self.limit.as_ref().is_some_and(Limit::has_passed) {
            return self.fail(Error::new(ErrorKind::Deadline));
        }
        match (self.poll_unlimited(cx), &mut self.limit) {
            (Poll::Pending, Some(limit)) => {
                ready!(limit.poll(cx));
                self.fail(Error::new(ErrorKind::Deadline))
            }
            (polled, _) => polled,
        }
    }

    fn poll_unlimited(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        loop {
            if let Some(work) = &mut self.resuming {
                let resumed = ready!(work.as_mut().poll(cx));
                self.resuming = None;
                match resumed {
                    Ok(rest) => self.go_on(rest),
                    Err(error) => return self.fail(error),
                }
            }
            let cut = match ready!(Pin::new(&mut self.body).poll_next(cx)) {
                Some(Ok(piece)) => return self.take(piece),
                None if self.remaining().is_none_or(|left| left == 0) => return self.finish(),
                None => oss_transport::BodyError::new(BodyErrorKind::Cut),
                // All is here; how the connection ended does not matter.
                Some(Err(_)) if self.remaining() == Some(0) => return self.finish(),
                Some(Err(error)) => error,
            };
            let error = Error::new(ErrorKind::Body)
                .with_message(cut.to_string())
                .with_source(cut);
            match self.resume.as_mut() {
                Some(resume) => self.resuming = Some(Box::pin(resume.after(self.received, error))),
                None => return self.fail(error),
            }
        }
    }

    fn go_on(&mut self, rest: Rest) {
        self.body = rest.body;
        // Read from the start, the content is measured by the answer that it comes with.
        if self.received == 0 && self.expected_crc64.is_some() {
            self.expected_crc64 = rest.crc64.or(self.expected_crc64);
        }
    }

    fn take(&mut self, piece: Bytes) -> Poll<Option<Result<Bytes>>> {
        self.received += piece.len() as u64;
        if self.length.is_some_and(|length| self.received > length) {
            return self.fail(Error::protocol(
                "the answer has more bytes than its head said",
            ));
        }
        if self.expected_crc64.is_some() {
            self.crc64.update(&piece);
        }
        if let Some(progress) = &mut self.progress {
            progress(self.received);
        }
        Poll::Ready(Some(Ok(piece)))
    }

    fn finish(&mut self) -> Poll<Option<Result<Bytes>>> {
        let actual = self.crc64.value();
        match self.expected_crc64 {
            Some(expected) if expected != actual => {
                tracing::error!(expected, actual, "integrity");
                self.fail(Error::new(ErrorKind::Integrity { expected, actual }))
            }
            _ => {
                self.done = true;
                Poll::Ready(None)
            }
        }
    }

    fn fail(&mut self, error: Error) -> Poll<Option<Result<Bytes>>> {
        self.done = true;
        Poll::Ready(Some(Err(self.name(error))))
    }

    /// Begins again from the first byte after damaged content, once; any other error stands.
    fn restart(&mut self, error: Error) -> Result<()> {
        let damaged = matches!(error.kind(), ErrorKind::Integrity { .. });
        let Some(resume) = self
            .resume
            .as_mut()
            .filter(|resume| damaged && !resume.restarted)
        else {
            return Err(error);
        };
        resume.restarted = true;
        self.resuming = Some(Box::pin(resume.after(0, error)));
        (self.received, self.crc64, self.done) = (0, Crc64::new(), false);
        Ok(())
    }

    fn name(&self, error: Error) -> Error {
        match &self.subject {
            Some(subject) => error.about(subject),
            None => error,
        }
    }
}

impl Default for ObjectBody {
    /// No bytes.
    fn default() -> Self {
        Self {
            body: Body::empty(),
            length: Some(0),
            received: 0,
            crc64: Crc64::new(),
            expected_crc64: None,
            resume: None,
            resuming: None,
            limit: None,
            subject: None,
            piece: Bytes::new(),
            progress: None,
            done: false,
        }
    }
}

impl Stream for ObjectBody {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        if !self.piece.is_empty() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.piece))));
        }
        self.poll_chunk(cx)
    }
}

impl AsyncRead for ObjectBody {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.piece.is_empty() {
            match ready!(self.poll_chunk(cx)) {
                Some(Ok(piece)) => self.piece = piece,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => return Poll::Ready(Ok(())),
            }
        }
        let length = self.piece.len().min(buffer.remaining());
        buffer.put_slice(self.piece.get(..length).unwrap_or_default());
        self.piece.advance(length);
        Poll::Ready(Ok(()))
    }
}

impl http_body::Body for ObjectBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>>>> {
        self.poll_next(cx)
            .map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        let left = self.remaining().map(|left| left + self.piece.len() as u64);
        left.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

impl From<ObjectBody> for Body {
    /// One object's content as the body of another request, never held in memory.
    fn from(body: ObjectBody) -> Self {
        Self::wrap(body)
    }
}

impl fmt::Debug for ObjectBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectBody")
            .field("length", &self.length)
            .field("received", &self.received)
            .field("resumable", &self.resume.is_some())
            .finish_non_exhaustive()
    }
}

const MAX_TEXT: usize = 64 * 1024 * 1024;
