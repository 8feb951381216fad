//! Waiting with the body of a request until the server asks for it (`Expect: 100-continue`).

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, Sleep, sleep_until};

/// Ends when the server asks for the body, or says nothing for a second. Some servers, and proxies
/// before them, do not know the header, so the client must not wait for longer.
pub(super) struct GoAhead {
    asked: Option<oneshot::Receiver<()>>,
    /// The wait begins when the head is on its way.
    timer: Option<Pin<Box<Sleep>>>,
}

impl GoAhead {
    pub(super) fn new(asked: oneshot::Receiver<()>) -> Self {
        Self {
            asked: Some(asked),
            timer: None,
        }
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if let Some(asked) = &mut self.asked
            && let Poll::Ready(answer) = Pin::new(asked).poll(cx)
        {
            self.asked = None;
            if answer.is_ok() {
                return Poll::Ready(());
            }
        }
        let end = || Box::pin(sleep_until(Instant::now() + LONGEST));
        let timer = self.timer.get_or_insert_with(end);
        timer.as_mut().poll(cx)
    }
}

const LONGEST: Duration = Duration::from_secs(1);
