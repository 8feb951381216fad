//! A limit on the number of calls in a minute.

use std::sync::{Mutex, PoisonError};

use oss_sign::UtcSeconds;

/// Counts calls. By default there is no limit.
#[derive(Debug, Default)]
pub(super) struct Throttle(Mutex<Option<Window>>);

#[derive(Clone, Copy, Debug)]
struct Window {
    most: u32,
    /// The minute that is counted.
    minute: i64,
    calls: u32,
}

impl Throttle {
    pub(super) fn set(&self, most: Option<u32>) {
        let window = most.map(|most| Window {
            most,
            minute: i64::MIN,
            calls: 0,
        });
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = window;
    }

    /// Counts a call. Returns `false` if the limit of this minute is exceeded.
    pub(super) fn admits(&self, now: UtcSeconds) -> bool {
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(window) = window.as_mut() else {
            return true;
        };
        let minute = now.as_i64().div_euclid(60);
        if window.minute != minute {
            (window.minute, window.calls) = (minute, 0);
        }
        window.calls = window.calls.saturating_add(1);
        window.calls <= window.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_beyond_the_limit_of_a_minute_are_refused() {
        let throttle = Throttle::default();
        let admits = |second| throttle.admits(UtcSeconds::new(second));
        assert!(admits(0));
        throttle.set(Some(2));
        assert_eq!([admits(60), admits(61), admits(119)], [true, true, false]);
        assert_eq!([admits(120), admits(121), admits(122)], [true, true, false]);
        throttle.set(None);
        assert!(admits(122));
    }
}
