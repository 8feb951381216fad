//! The body of a response. It drives its connection and returns it to the pool.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use hyper::body::Incoming;

use super::link::Link;
use super::pool::Pool;
use crate::{Body, BodyError, BodyErrorKind, TimeoutPhase};

/// The part of a response after its head.
pub(super) struct Answer {
    incoming: Incoming,
    /// Absent once the body has ended or failed.
    link: Option<Box<Link>>,
    pool: Pool,
    limit: Duration,
    received: u64,
}

impl Answer {
    pub(super) fn new(
        incoming: Incoming,
        mut link: Box<Link>,
        pool: Pool,
        limit: Duration,
    ) -> Self {
        // Idleness counts from the poll that first has to wait, so a slow consumer costs nothing.
        link.stall_timer.rest();
        let mut answer = Self {
            incoming,
            link: Some(link),
            pool,
            limit,
            received: 0,
        };
        if answer.incoming.is_end_stream() {
            answer.release();
        }
        answer
    }

    pub(super) fn into_body(self) -> Body {
        Body::from_response(self)
    }

    fn poll_data(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            if self.link.is_none() {
                return Poll::Ready(None);
            }
            match ready!(self.poll_incoming(cx)) {
                Some(Ok(frame)) => {
                    let Ok(bytes) = frame.into_data() else {
                        continue;
                    };
                    self.received += bytes.len() as u64;
                    // hyper has counted the bytes: these were the last ones.
                    if self.incoming.is_end_stream() {
                        self.release();
                    }
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Some(Err(error)) => {
                    self.link = None;
                    return Poll::Ready(Some(Err(classify(error))));
                }
                None => {
                    self.release();
                    return Poll::Ready(None);
                }
            }
        }
    }

    /// Polling for a frame makes the connection read one, so this polls before and after driving it.
    fn poll_incoming(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.incoming).poll_frame(cx);
        let (Poll::Pending, Some(link)) = (&frame, &mut self.link) else {
            return frame;
        };
        let _ = link.drive(cx);
        Pin::new(&mut self.incoming).poll_frame(cx)
    }

    fn release(&mut self) {
        if let Some(mut link) = self.link.take()
            && link.is_idle()
        {
            self.pool.put(link);
        }
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = &mut *self;
        if let Poll::Ready(data) = this.poll_data(cx) {
            return Poll::Ready(data.map(|bytes| bytes.map(Frame::data)));
        }
        if let Some(link) = &mut this.link {
            let (progress, limit) = (this.received, this.limit);
            let timer = &mut link.stall_timer;
            ready!(timer.poll(cx, TimeoutPhase::IdleRead, progress, limit));
        }
        this.link = None;
        Poll::Ready(Some(Err(BodyError::new(BodyErrorKind::IdleTimeout))))
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }
}

impl Drop for Answer {
    /// If the rest of the body is short and has already arrived, it is discarded, and the connection
    /// can be used again.
    fn drop(&mut self) {
        let mut cx = Context::from_waker(Waker::noop());
        let start = self.received;
        while self.link.is_some() && self.received - start < DRAIN {
            let Poll::Ready(Some(Ok(_))) = self.poll_data(&mut cx) else {
                return;
            };
        }
    }
}

/// hyper reports bad chunk framing as invalid input, and every other end as a connection's.
fn classify(error: hyper::Error) -> BodyError {
    let cause = error
        .source()
        .and_then(|cause| cause.downcast_ref::<io::Error>());
    let kind = match cause.map(io::Error::kind) {
        Some(io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData) => BodyErrorKind::Protocol,
        _ => BodyErrorKind::Cut,
    };
    BodyError::new(kind).with_source(error)
}

const DRAIN: u64 = 64 * 1024;
