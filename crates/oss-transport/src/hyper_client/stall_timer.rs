//! Time limits on a phase without progress.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// A timer that runs while a phase lasts without progress.
#[derive(Default)]
pub(super) struct StallTimer<P> {
    timer: Option<Pin<Box<Sleep>>>,
    seen: Option<(P, u64)>,
}

impl<P: Copy + PartialEq> StallTimer<P> {
    pub(super) fn new() -> Self {
        Self {
            timer: None,
            seen: None,
        }
    }

    /// Becomes ready when `phase` has lasted for `limit` while `progress` has not changed.
    pub(super) fn poll(
        &mut self,
        cx: &mut Context<'_>,
        phase: P,
        progress: u64,
        limit: Duration,
    ) -> Poll<P> {
        if self.seen != Some((phase, progress)) {
            self.seen = Some((phase, progress));
            self.arm(limit);
        }
        loop {
            let Some(timer) = &mut self.timer else {
                return Poll::Pending;
            };
            let end = timer.deadline();
            if timer.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            // Whoever waits is woken at the end. A caller who comes later was not waiting.
            if end.elapsed() < LATE {
                return Poll::Ready(phase);
            }
            self.arm(limit);
        }
    }

    /// Stops the timer, because nothing is waited for.
    pub(super) fn rest(&mut self) {
        self.seen = None;
    }

    fn arm(&mut self, limit: Duration) {
        let end = Instant::now() + limit;
        match &mut self.timer {
            Some(timer) => timer.as_mut().reset(end),
            None => self.timer = Some(Box::pin(sleep_until(end))),
        }
    }
}

const LATE: Duration = Duration::from_secs(1);
