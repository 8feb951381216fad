//! The time limit for receiving a body.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, timeout};

/// How long the server waits for a client that sends a body.
///
/// At least [`PROGRESS`] bytes must arrive within the limit, so neither a silent client nor one that
/// sends a byte now and then can keep a request forever. Only the time in which the server waits is
/// counted, because a handler may read slowly.
#[derive(Debug)]
pub(super) struct Patience {
    limit: Duration,
    /// How long the server has waited since the last progress.
    waited: Duration,
    /// How many bytes have arrived since the last progress.
    arrived: usize,
}

/// The client has not sent enough within the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooSlow;

impl Patience {
    pub(super) fn new(limit: Duration) -> Self {
        Self {
            limit,
            waited: Duration::ZERO,
            arrived: 0,
        }
    }

    /// Waits for the next piece of the body. `length` returns how many bytes it has.
    ///
    /// # Errors
    /// Returns [`TooSlow`] if the limit ends before the piece arrives.
    pub(super) async fn wait<T>(
        &mut self,
        piece: impl Future<Output = T>,
        length: impl FnOnce(&T) -> usize,
    ) -> Result<T, TooSlow> {
        let began = Instant::now();
        let left = self.limit.saturating_sub(self.waited);
        let piece = timeout(left, piece).await.map_err(|_| TooSlow)?;
        self.waited += began.elapsed();
        self.arrived = self.arrived.saturating_add(length(&piece));
        if self.arrived >= PROGRESS {
            (self.waited, self.arrived) = (Duration::ZERO, 0);
        }
        Ok(piece)
    }
}

/// How many bytes must arrive within the limit. This is little even for a slow connection.
const PROGRESS: usize = 1024;
