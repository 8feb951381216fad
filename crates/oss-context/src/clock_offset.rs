//! The difference between the clock of this machine and the clocks of the servers.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use oss_sign::UtcSeconds;

/// The difference between the servers' clock and this machine's clock, learned from the dates of
/// responses.
///
/// Clones read and write the same value, so that requests to OSS use what a response of STS showed,
/// and the other way round. Every signature and every comparison with an expiry adds the offset to
/// the local clock.
///
/// ```
/// use oss_context::ClockOffset;
/// use oss_sign::UtcSeconds;
///
/// let offset = ClockOffset::default();
/// offset.learn(UtcSeconds::new(5_000), UtcSeconds::new(1_400));
/// assert_eq!(offset.get(), 3_600);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ClockOffset(Arc<AtomicI64>);

impl ClockOffset {
    /// Returns the number of seconds to add to the local clock.
    pub fn get(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Sets the number of seconds to add to the local clock.
    pub fn set(&self, seconds: i64) {
        self.0.store(seconds, Ordering::Relaxed);
    }

    /// Updates the offset from the date of a response. `local` is the time of the uncorrected local
    /// clock when the response arrived.
    ///
    /// A difference of up to 30 seconds is attributed to the time that the response took to arrive,
    /// and sets the offset to zero.
    pub fn learn(&self, server: UtcSeconds, local: UtcSeconds) {
        let difference = server.as_i64().saturating_sub(local.as_i64());
        let offset = if difference.unsigned_abs() > TOLERANCE {
            difference
        } else {
            0
        };
        let before = self.0.swap(offset, Ordering::Relaxed);
        if before.abs_diff(offset) > TOLERANCE {
            tracing::warn!(
                seconds = offset,
                "the local clock differs from the server's clock; requests are signed with the server's time"
            );
        }
    }
}

const TOLERANCE: u64 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_difference_counts_as_network_delay() {
        let offset = ClockOffset::default();
        offset.learn(UtcSeconds::new(1_030), UtcSeconds::new(1_000));
        assert_eq!(offset.get(), 0);
    }

    #[test]
    fn a_clock_set_right_resets_the_offset() {
        let offset = ClockOffset::default();
        offset.learn(UtcSeconds::new(1_000), UtcSeconds::new(4_600));
        assert_eq!(offset.get(), -3_600);
        offset.learn(UtcSeconds::new(1_000), UtcSeconds::new(1_001));
        assert_eq!(offset.get(), 0);
    }
}
