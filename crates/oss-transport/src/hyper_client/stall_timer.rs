//! Time limits on a phase without progress.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

use crate::TimeoutPhase;

/// A timer that runs while a phase lasts without progress.
///
/// It belongs to a connection and is used for all its requests, because setting a timer costs more than
/// all else that is done for a limit. A timer that ends too early is therefore left as it is: few
/// phases last that long, and one that does sets it anew when it has ended.
#[derive(Default)]
pub(super) struct StallTimer {
    timer: Option<Pin<Box<Sleep>>>,
    waiting: Option<Waiting>,
}

/// What is waited for, and for how long.
struct Waiting {
    phase: TimeoutPhase,
    progress: u64,
    end: Instant,
}

impl StallTimer {
    /// Becomes ready when `phase` has lasted for `limit` while `progress` has not changed.
    pub(super) fn poll(
        &mut self,
        cx: &mut Context<'_>,
        phase: TimeoutPhase,
        progress: u64,
        limit: Duration,
    ) -> Poll<TimeoutPhase> {
        let known = self
            .waiting
            .as_ref()
            .filter(|waiting| waiting.phase == phase && waiting.progress == progress);
        let mut end = known.map_or_else(|| Instant::now() + limit, |waiting| waiting.end);
        loop {
            self.waiting = Some(Waiting {
                phase,
                progress,
                end,
            });
            let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(end)));
            if timer.deadline() > end {
                timer.as_mut().reset(end);
            }
            if timer.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            if timer.deadline() < end {
                timer.as_mut().reset(end);
                continue;
            }
            // Whoever waits is woken at the end. A caller who comes later was not waiting.
            if end.elapsed() < LATE {
                return Poll::Ready(phase);
            }
            end = Instant::now() + limit;
            timer.as_mut().reset(end);
        }
    }

    /// Stops the timer, because nothing is waited for.
    pub(super) fn rest(&mut self) {
        self.waiting = None;
    }
}

const LATE: Duration = Duration::from_secs(1);
