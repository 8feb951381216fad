//! Delays the body of a request with `Expect: 100-continue` until the server asks for it.
//!
//! A server that refuses the request can answer before any byte of the body was sent. RFC 9110, section
//! 10.1.1, lets a client send the body without having been asked for it, and says that it should not wait
//! forever, because servers and proxies that speak HTTP/1.0 never answer with 100.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, Sleep, sleep_until};

/// Becomes ready when the server has answered with `100 Continue`, or when it has not done so in time.
pub(super) struct GoAhead {
    /// Receives a value when `100 Continue` arrives. It is `None` once nothing more can arrive.
    continued: Option<oneshot::Receiver<()>>,
    /// The timer for the wait. The first poll starts it, because hyper polls a body only after it has taken
    /// the head. The time in which the connection is made does not count.
    timer: Option<Pin<Box<Sleep>>>,
}

impl GoAhead {
    pub(super) fn new(continued: oneshot::Receiver<()>) -> Self {
        Self {
            continued: Some(continued),
            timer: None,
        }
    }

    /// Completes when the body may be sent.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if let Some(continued) = &mut self.continued
            && let Poll::Ready(received) = Pin::new(continued).poll(cx)
        {
            self.continued = None;
            // An error means that the sender was dropped and no value will come, so the timer decides.
            if received.is_ok() {
                return Poll::Ready(());
            }
        }
        let start = || Box::pin(sleep_until(Instant::now() + TIMEOUT));
        let timer = self.timer.get_or_insert_with(start);
        timer.as_mut().poll(cx)
    }
}

/// How long the client waits for `100 Continue`.
const TIMEOUT: Duration = Duration::from_secs(1);
