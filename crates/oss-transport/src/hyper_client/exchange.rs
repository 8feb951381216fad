//! Sends one request on a connection and receives the head of the response.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::response::Parts;
use http::{Request, Response};
use hyper::body::Incoming;

use super::limits::Limits;
use super::link::Link;
use super::upload::{Progress, Upload};
use crate::{TimeoutPhase, TransportError, TransportErrorKind};

/// A request that is being sent, or waits for its response.
pub(super) struct Exchange {
    link: Box<Link>,
    upload: Arc<Progress>,
    limits: Limits,
    /// What the connection had written and read before.
    written: u64,
    read: u64,
}

/// The head of a response, and what its body is read from.
pub(super) struct Done {
    pub(super) head: Parts,
    pub(super) incoming: Incoming,
    pub(super) link: Box<Link>,
}

impl Exchange {
    /// Sends the request and waits for the head of its final response.
    pub(super) async fn start(
        mut link: Box<Link>,
        request: Request<Upload>,
        limits: Limits,
    ) -> Result<Done, TransportError> {
        let upload = request.body().progress();
        let (written, read) = (link.counters.written(), link.counters.read());
        link.stall_timer.rest();
        let mut answer = pin!(link.sender.send_request(request));
        let mut this = Self {
            link,
            upload,
            limits,
            written,
            read,
        };
        let answered = poll_fn(|cx| this.poll(cx, answer.as_mut())).await;
        let (head, incoming) = answered?.into_parts();
        if !this.upload.ended() && !head.status.is_success() {
            this.upload.stop();
        }
        Ok(Done {
            head,
            incoming,
            link: this.link,
        })
    }

    fn poll(
        &mut self,
        cx: &mut Context<'_>,
        mut answer: std::pin::Pin<&mut impl Future<Output = hyper::Result<Response<Incoming>>>>,
    ) -> Poll<Result<Response<Incoming>, TransportError>> {
        let closed = self.link.drive(cx).is_ready();
        if self.upload.take_informed() {
            // What was read belongs to that response. The final one has not begun.
            self.read = self.link.counters.read();
        }
        match answer.as_mut().poll(cx) {
            Poll::Ready(Ok(response)) => Poll::Ready(Ok(response)),
            Poll::Ready(Err(error)) => Poll::Ready(Err(self.failed(Some(error)))),
            Poll::Pending if closed => Poll::Ready(Err(self.failed(None))),
            Poll::Pending => self.poll_limits(cx).map(|phase| Err(self.timed_out(phase))),
        }
    }

    fn poll_limits(&mut self, cx: &mut Context<'_>) -> Poll<TimeoutPhase> {
        let counters = &self.link.counters;
        let progress = counters.written() + counters.read();
        let (phase, limit) = if counters.read() > self.read {
            (TimeoutPhase::IdleRead, self.limits.idle_read)
        } else if counters.blocked() || counters.broken() {
            (TimeoutPhase::IdleWrite, self.limits.idle_write)
        } else if self.upload.ended() {
            (TimeoutPhase::FirstByte, self.limits.first_byte)
        } else {
            // The source of the body is slow: that is no fault of the connection.
            self.link.stall_timer.rest();
            return Poll::Pending;
        };
        self.link.stall_timer.poll(cx, phase, progress, limit)
    }

    fn sent(&self) -> bool {
        self.link.counters.written() > self.written
    }

    fn timed_out(&self, phase: TimeoutPhase) -> TransportError {
        TransportError::new(TransportErrorKind::Timeout(phase), self.sent())
    }

    fn failed(&self, error: Option<hyper::Error>) -> TransportError {
        if let Some(error) = self.upload.take_error() {
            let kind = TransportErrorKind::BodySource;
            return TransportError::new(kind, self.sent()).with_source(error);
        }
        let kind = match &error {
            Some(error) if error.is_parse() => TransportErrorKind::Protocol,
            _ if self.is_stale() => TransportErrorKind::StaleConnection,
            _ => TransportErrorKind::Interrupted,
        };
        let failed = TransportError::new(kind, self.sent());
        match error {
            Some(error) => failed.with_source(error),
            None => failed,
        }
    }

    /// Returns `true` if the connection had been used before, was closed without a byte of a response,
    /// and no byte of the body can have reached the server.
    fn is_stale(&self) -> bool {
        let silent = self.link.counters.read() == self.read;
        self.link.reused() && silent && (!self.sent() || self.upload.given() == 0)
    }
}
