//! The attempts of one call: how long each may take, and whether another one follows.

use std::time::Duration;

use super::call::{Pace, Repeat};
use super::retry::{Met, Retry, budget};
use crate::context::Context;
use crate::error::{Class, CredentialsError};
use crate::exchange::counted;

/// The attempts of one call: how long each may take, and whether another one follows.
///
/// [`RpcCall::send`](super::RpcCall::send) does this by itself. Use this type with
/// [`RpcCall::send_once`](super::RpcCall::send_once) if the parameters of the call change between
/// attempts, for example because a token is read from a file again.
#[derive(Debug)]
pub struct Attempts {
    /// When the first attempt began, on the monotonic clock.
    began: Duration,
    /// The offset of the clock in seconds when the last attempt began. If it has changed since then, a
    /// request that was refused because of its time may be sent again.
    offset: i64,
    repeat: Repeat,
    pace: Pace,
    retry: Retry,
}

impl Attempts {
    /// Starts to count, before the first attempt.
    pub fn begin(cx: &Context, repeat: Repeat, pace: Pace) -> Self {
        Self {
            began: cx.runtime().monotonic(),
            offset: 0,
            repeat,
            pace,
            retry: Retry::default(),
        }
    }

    /// Begins an attempt and returns how long it may take.
    pub fn next(&mut self, cx: &Context) -> Duration {
        self.offset = cx.clock_offset().get();
        ATTEMPT.min(budget(self.pace).saturating_sub(self.elapsed(cx)))
    }

    /// Waits until the next attempt may begin, after an attempt that failed with `error`.
    ///
    /// # Errors
    ///
    /// The error of the whole call, if another attempt cannot succeed or the limits of number and
    /// time are reached.
    pub async fn failed(
        &mut self,
        cx: &Context,
        error: CredentialsError,
    ) -> Result<(), CredentialsError> {
        let clock_moved = cx.clock_offset().get().abs_diff(self.offset) > SAME_CLOCK;
        let Some(met) = met(&error, clock_moved) else {
            return Err(error);
        };
        let elapsed = self.elapsed(cx);
        match self
            .retry
            .after(met, self.repeat, self.pace, elapsed, cx.random())
        {
            Some(wait) => {
                tracing::debug!(%error, ?wait, "an RPC call is sent again");
                cx.runtime().sleep(wait).await;
                Ok(())
            }
            None => Err(counted(error, self.retry.attempts())),
        }
    }

    fn elapsed(&self, cx: &Context) -> Duration {
        cx.runtime().monotonic().saturating_sub(self.began)
    }
}

/// Returns what the error means for the decision about another attempt. Returns `None` if another
/// attempt cannot help.
fn met(error: &CredentialsError, clock_moved: bool) -> Option<Met> {
    match error {
        CredentialsError::Service(service) => Some(Met::Refusal {
            class: service.class(),
            clock_moved,
        }),
        CredentialsError::Transport { .. } if !error.is_retryable() => Some(Met::Refusal {
            class: Class::Config,
            clock_moved,
        }),
        CredentialsError::Transport { cause, .. } => Some(Met::NoAnswer { sent: cause.sent() }),
        CredentialsError::Timeout { .. } => Some(Met::NoAnswer { sent: true }),
        _ => None,
    }
}

/// Two clock offsets that differ by at most this many seconds count as the same.
const SAME_CLOCK: u64 = 30;

/// The longest time that one attempt may take.
pub(super) const ATTEMPT: Duration = Duration::from_secs(10);
