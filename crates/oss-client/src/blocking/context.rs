//! Whether the current thread may be blocked.

use std::cell::Cell;
use std::task::{Context, Poll, Waker};

use tokio::runtime::Handle;
use tokio::task::coop::poll_proceed;

use crate::error::{Error, Result};

thread_local! {
    /// Whether this thread polls a future that `wait` waits for.
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// Marks the current thread as one that waits, until it is dropped.
pub(super) struct Waiting(());

impl Waiting {
    /// # Errors
    ///
    /// Fails if this thread runs async code, so that it must not be blocked.
    pub(super) fn begin() -> Result<Self> {
        if WAITING.get() || is_in_task() {
            return Err(Error::invalid_request(
                "a blocking call was made inside async code, whose thread it would block",
            )
            .with_hint(
                "use .await there, or make the call on a thread that may be blocked, which \
                 tokio::task::spawn_blocking provides",
            ));
        }
        WAITING.set(true);
        Ok(Self(()))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITING.set(false);
    }
}

/// Returns whether a task of tokio is being polled on this thread.
///
/// `Handle::try_current` does not tell: it is set on the threads of `spawn_blocking` too, which exist
/// to be blocked. But tokio gives each poll of a task a budget, and lifts it where blocking is allowed.
/// So it is a task if the budget comes to an end. The budget is put back afterwards.
fn is_in_task() -> bool {
    if Handle::try_current().is_err() {
        return false;
    }
    let mut cx = Context::from_waker(Waker::noop());
    // When it is dropped, at the end, it restores the budget that there was before it.
    let Poll::Ready(_restore) = poll_proceed(&mut cx) else {
        return true;
    };
    for _ in 0..LARGEST_BUDGET {
        match poll_proceed(&mut cx) {
            Poll::Ready(unit) => unit.made_progress(),
            Poll::Pending => return true,
        }
    }
    false
}

/// More than the budget that tokio gives to a task, which is 128.
const LARGEST_BUDGET: usize = 1024;
