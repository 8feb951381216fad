//! How long to wait between attempts.

use std::time::Duration;

use crate::Runtime;

/// The waits between the attempts of a call.
///
/// The upper bound of the wait doubles with each attempt, until it reaches a longest one. The wait
/// itself is random between zero and that bound ("full jitter"), so that clients that failed at the
/// same moment do not come back at the same moment.
///
/// ```
/// use std::time::Duration;
/// use oss_transport::Backoff;
///
/// let backoff = Backoff::new(Duration::from_millis(200), Duration::from_secs(20));
/// assert_eq!(backoff.bound(1), Duration::from_millis(200));
/// assert_eq!(backoff.bound(3), Duration::from_millis(800));
/// assert_eq!(backoff.bound(40), Duration::from_secs(20));
/// assert_eq!(backoff.wait(3, u64::MAX), Duration::from_millis(800));
/// assert_eq!(backoff.wait(3, 0), Duration::ZERO);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    first: Duration,
    longest: Duration,
}

impl Backoff {
    /// Creates a backoff whose first wait is at most `first`, and whose later waits are at most
    /// `longest`.
    pub const fn new(first: Duration, longest: Duration) -> Self {
        Self { first, longest }
    }

    /// Returns the upper bound of the wait after the given attempt. The first attempt has the
    /// number 1; the number 0 counts as 1.
    pub fn bound(self, attempt: u32) -> Duration {
        let doublings = attempt.saturating_sub(1);
        self.first
            .saturating_mul(2_u32.saturating_pow(doublings))
            .min(self.longest)
    }

    /// Returns the wait after the given attempt. `random` is a number that is uniform over all of
    /// `u64`, such as [`random_u64`] returns.
    pub fn wait(self, attempt: u32, random: u64) -> Duration {
        jitter(self.bound(attempt), random)
    }
}

/// Returns a random duration between zero and `bound`. `random` is a number that is uniform over
/// all of `u64`.
///
/// ```
/// use std::time::Duration;
///
/// let minute = Duration::from_secs(60);
/// assert_eq!(oss_transport::jitter(minute, u64::MAX), minute);
/// assert_eq!(oss_transport::jitter(minute, 0), Duration::ZERO);
/// ```
pub fn jitter(bound: Duration, random: u64) -> Duration {
    // A `Duration` has less than 2^94 nanoseconds, too many to be multiplied by a `u64` in 128
    // bits. Seconds and nanoseconds are therefore scaled apart; below a second the product fits.
    let (random, all) = (u128::from(random), u128::from(u64::MAX));
    let seconds = u128::from(bound.as_secs()) * random;
    let rest = seconds % all * NANOS / all;
    let nanos = u128::from(bound.subsec_nanos()) * random / all + rest;
    let whole = u64::try_from(seconds / all).unwrap_or(u64::MAX);
    Duration::from_secs(whole).saturating_add(Duration::from_nanos(
        u64::try_from(nanos).unwrap_or(u64::MAX),
    ))
}

/// Returns a random number of the given runtime that is uniform over all of `u64`.
pub fn random_u64(runtime: &dyn Runtime) -> u64 {
    let mut bytes = [0; 8];
    runtime.random(&mut bytes);
    u64::from_le_bytes(bytes)
}

const NANOS: u128 = 1_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_lies_between_zero_and_its_bound_for_any_duration() {
        for bound in [
            Duration::ZERO,
            Duration::from_nanos(7),
            Duration::from_millis(1_500),
            Duration::from_secs(86_400),
            Duration::MAX,
        ] {
            assert_eq!(jitter(bound, 0), Duration::ZERO);
            assert_eq!(jitter(bound, u64::MAX), bound);
            let half = jitter(bound, u64::MAX / 2);
            assert!(half <= bound / 2, "{half:?} of {bound:?}");
            let lost = bound / 1_000_000_000 + Duration::from_nanos(4);
            assert!(
                (half + half).saturating_add(lost) >= bound,
                "{half:?} of {bound:?}"
            );
        }
    }

    #[test]
    fn bounds_do_not_overflow() {
        let backoff = Backoff::new(Duration::MAX, Duration::MAX);
        assert_eq!(backoff.bound(u32::MAX), Duration::MAX);
        assert_eq!(backoff.bound(0), Duration::MAX);
    }
}
