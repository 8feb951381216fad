//! The bytes of a download in the order in which they arrive: counted, checked, resumed.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use oss_transport::{Body, BodyErrorKind};

use crate::body::checksum;
use crate::body::limit::Limit;
use crate::body::resume::{Rest, Resume};
use crate::body::verification::Verification;
use crate::error::{Error, ErrorKind, Result};
use crate::integrity::Crc64;
use crate::pipeline::{Deadline, Prepared, Shared, Span};

type Work<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The source of an [`ObjectBody`](super::ObjectBody).
pub(super) struct Content {
    body: Body,
    /// How many bytes the response promised.
    length: Option<u64>,
    received: u64,
    crc64: Crc64,
    expected_crc64: Option<u64>,
    verification: Verification,
    resume: Option<Box<Resume>>,
    resuming: Option<Work<Result<Rest>>>,
    /// What was handed out before the content was requested anew.
    repeated: Option<Prefix>,
    limit: Option<Limit>,
    request: Option<Arc<Prepared>>,
    progress: Option<Box<dyn FnMut(u64) + Send>>,
    state: State,
}

/// How the content ended, if it did.
#[derive(Debug)]
enum State {
    Open,
    Ended,
    /// An error of this kind was handed out; nothing comes after it.
    Failed(ErrorKind),
}

/// The beginning of the content: its length and its checksum.
#[derive(Clone, Debug)]
pub(super) struct Prefix {
    pub(super) length: u64,
    pub(super) crc64: Crc64,
}

impl Content {
    pub(super) fn new(
        shared: &Arc<Shared>,
        prepared: &Arc<Prepared>,
        deadline: Deadline,
        headers: &HeaderMap,
        span: Option<Span>,
        body: Body,
    ) -> Self {
        let verification = Verification::of(prepared, headers, span);
        let plain = verification != Verification::Encoded;
        Self {
            body,
            length: span.map(|span| span.length),
            received: 0,
            crc64: Crc64::new(),
            expected_crc64: checksum::announced(headers).filter(|_| verification.is_verified()),
            verification,
            resume: span
                .filter(|_| plain)
                .and_then(|span| Resume::new(shared, prepared, deadline, headers, span)),
            resuming: None,
            repeated: None,
            limit: Limit::new(deadline, shared.context.runtime()),
            request: Some(Arc::clone(prepared)),
            progress: None,
            state: State::Open,
        }
    }

    /// Content of which nothing is known, so that nothing of it can be checked.
    pub(super) fn unchecked(body: Body) -> Self {
        Self {
            length: body.len(),
            body,
            received: 0,
            crc64: Crc64::new(),
            expected_crc64: None,
            verification: Verification::NoChecksum,
            resume: None,
            resuming: None,
            repeated: None,
            limit: None,
            request: None,
            progress: None,
            state: State::Open,
        }
    }

    pub(super) fn length(&self) -> Option<u64> {
        self.length
    }

    /// How many bytes were received.
    pub(super) fn received(&self) -> u64 {
        self.received
    }

    /// The checksum of the bytes that were received, if they are checked.
    pub(super) fn crc64(&self) -> &Crc64 {
        &self.crc64
    }

    pub(super) fn verification(&self) -> Verification {
        self.verification
    }

    pub(super) fn is_resumable(&self) -> bool {
        self.resume.is_some()
    }

    /// How many bytes have not been received, if the length is known.
    pub(super) fn remaining(&self) -> Option<u64> {
        self.length
            .map(|length| length.saturating_sub(self.received))
    }

    pub(super) fn set_progress(&mut self, hook: impl FnMut(u64) + Send + 'static) {
        self.progress = Some(Box::new(hook));
    }

    /// Says what the error is about.
    pub(super) fn name(&self, error: Error) -> Error {
        match &self.request {
            Some(request) => error.about(&request.subject()),
            None => error,
        }
    }

    /// What an end means: an error if it is the end that follows a failure.
    pub(super) fn check_end(&self) -> Result<()> {
        match &self.state {
            State::Failed(kind) => {
                let error = Error::new(kind.clone())
                    .with_message("an earlier read of this content had failed already");
                Err(self.name(error))
            }
            State::Open | State::Ended => Ok(()),
        }
    }

    /// Requests damaged content once more. Only the content after `start` is handed out then, because
    /// the caller has the part before it. Any other error is returned unchanged, as is the error of
    /// content that was damaged again.
    pub(super) fn restart(&mut self, error: Error, start: &Prefix) -> Result<()> {
        let damaged = matches!(error.kind(), ErrorKind::Integrity { .. });
        let Some(resume) = self
            .resume
            .as_mut()
            .filter(|resume| damaged && !resume.restarted)
        else {
            return Err(error);
        };
        self.resuming = Some(Box::pin(resume.anew(error)));
        self.repeated = (start.length > 0).then(|| start.clone());
        (self.received, self.crc64) = (0, Crc64::new());
        self.state = State::Open;
        Ok(())
    }

    pub(super) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        if !matches!(self.state, State::Open) {
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
                Some(Ok(piece)) => match self.count(piece) {
                    Ok(piece) if piece.is_empty() => continue,
                    Ok(piece) => return Poll::Ready(Some(Ok(piece))),
                    Err(error) => return self.fail(error),
                },
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
        // Requested from the start, the content is measured by the response that it comes with: the
        // first one may have been wrong about its length too.
        if self.received == 0 {
            self.length = Some(rest.span.length);
            if self.expected_crc64.is_some() {
                self.expected_crc64 = rest.crc64.or(self.expected_crc64);
            }
        }
        if let Some(resume) = &mut self.resume
            && self.received == 0
        {
            resume.span = rest.span;
        }
    }

    /// Counts a piece, and returns what of it the caller does not have already.
    fn count(&mut self, piece: Bytes) -> Result<Bytes> {
        let before = self.received;
        self.received += piece.len() as u64;
        if self.length.is_some_and(|length| self.received > length) {
            return Err(Error::protocol(
                "the response has more bytes than its head announced",
            ));
        }
        let piece = self.pass_over(before, piece)?;
        if self.expected_crc64.is_some() {
            self.crc64.update(&piece);
        }
        if let Some(progress) = &mut self.progress {
            progress(self.received);
        }
        Ok(piece)
    }

    /// Removes from a piece what the caller already has, and compares its checksum with what was handed
    /// out before.
    fn pass_over(&mut self, before: u64, mut piece: Bytes) -> Result<Bytes> {
        let Some(prefix) = &self.repeated else {
            return Ok(piece);
        };
        let left = prefix.length.saturating_sub(before);
        let known = usize::try_from(left).map_or(piece.len(), |left| left.min(piece.len()));
        self.crc64.update(&piece.split_to(known));
        if self.received < prefix.length {
            return Ok(piece);
        }
        let (expected, actual) = (self.crc64.value(), prefix.crc64.value());
        self.repeated = None;
        if expected == actual {
            return Ok(piece);
        }
        let message = "the damage is in the bytes that were read before";
        Err(Error::new(ErrorKind::Integrity { expected, actual }).with_message(message))
    }

    fn finish(&mut self) -> Poll<Option<Result<Bytes>>> {
        let actual = self.crc64.value();
        match self.expected_crc64 {
            Some(expected) if expected != actual => {
                tracing::error!(expected, actual, "integrity");
                self.fail(Error::new(ErrorKind::Integrity { expected, actual }))
            }
            // The new content ends before what the caller has of the old one.
            _ if self.repeated.is_some() => {
                let message = "the content became shorter when it was read again";
                self.fail(Error::protocol(message))
            }
            _ => {
                if let Some(resume) = &mut self.resume {
                    resume.succeeded();
                }
                self.state = State::Ended;
                Poll::Ready(None)
            }
        }
    }

    fn fail(&mut self, error: Error) -> Poll<Option<Result<Bytes>>> {
        self.state = State::Failed(error.kind().clone());
        self.resuming = None;
        Poll::Ready(Some(Err(self.name(error))))
    }
}
