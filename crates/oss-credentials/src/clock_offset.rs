//! How far this machine's clock is from the servers'.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use oss_sign::UtcSeconds;

/// The difference between the servers' clock and this machine's, learned from their answers.
///
/// Shared: a clone reads and writes the same value, so that what STS teaches, OSS requests use, and
/// the other way round. Every signature and every comparison with an expiry adds it.
///
/// ```
/// use oss_credentials::ClockOffset;
/// use oss_sign::UtcSeconds;
///
/// let offset = ClockOffset::default();
/// offset.learn(UtcSeconds::new(5_000), UtcSeconds::new(1_400));
/// assert_eq!(offset.get(), 3_600);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ClockOffset(Arc<AtomicI64>);

impl ClockOffset {
    /// The seconds to add to the local clock.
    pub fn get(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Sets the seconds to add to the local clock.
    pub fn set(&self, seconds: i64) {
        self.0.store(seconds, Ordering::Relaxed);
    }

    /// Takes the time of a server's answer, received at `local` by the uncorrected local clock.
    ///
    /// Up to 30 seconds are taken for the answer's way and count as no difference.
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
                "the local clock differs from the server's"
            );
        }
    }
}

const TOLERANCE: u64 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_differences_are_the_way_of_the_answer() {
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
