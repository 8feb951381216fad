//! How many parts are transferred at once.

use std::time::Duration;

/// Adapts the number of parts that are transferred at once to what the network and OSS can do. Pure:
/// the time comes in as an argument.
///
/// The number begins at 4 and is doubled each second while that makes the transfers at least a tenth
/// faster. When OSS asks to slow down, it is halved, and from then on it grows by one for every ten
/// parts that succeed.
#[derive(Debug)]
pub(super) struct Pace {
    limit: usize,
    most: usize,
    phase: Phase,
    /// When the present window of measuring began, if anything was measured yet.
    since: Option<Duration>,
    /// The bytes per second of the window before.
    rate: f64,
}

#[derive(Debug, PartialEq, Eq)]
enum Phase {
    Growing,
    Steady,
    /// After a throttled request: how many parts have succeeded since the last step.
    Careful(u32),
}

impl Pace {
    pub(super) fn new(most: usize) -> Self {
        Self {
            limit: START.min(most),
            most,
            phase: Phase::Growing,
            since: None,
            rate: 0.0,
        }
    }

    pub(super) fn limit(&self) -> usize {
        self.limit
    }

    /// Ends a window of measuring in which so many bytes were moved. Returns when the next one ends.
    pub(super) fn measure(&mut self, now: Duration, bytes: u64) -> Duration {
        let Some(since) = self.since.replace(now) else {
            return now + WINDOW;
        };
        let rate = bytes as f64 / now.saturating_sub(since).as_secs_f64().max(f64::EPSILON);
        if self.phase == Phase::Growing {
            if rate >= self.rate * FASTER {
                self.limit = (self.limit * 2).min(self.most);
            } else {
                self.phase = Phase::Steady;
            }
        }
        self.rate = rate;
        now + WINDOW
    }

    /// OSS has asked to slow down.
    pub(super) fn throttled(&mut self) {
        self.limit = (self.limit / 2).max(1);
        self.phase = Phase::Careful(0);
    }

    /// A part has succeeded.
    pub(super) fn succeeded(&mut self) {
        if let Phase::Careful(parts) = &mut self.phase {
            *parts += 1;
            if *parts >= STEP {
                *parts = 0;
                self.limit = (self.limit + 1).min(self.most);
            }
        }
    }
}

const START: usize = 4;
const STEP: u32 = 10;
const FASTER: f64 = 1.1;
const WINDOW: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(pace: &mut Pace, second: u64, bytes: u64) -> usize {
        pace.measure(Duration::from_secs(second), bytes);
        pace.limit()
    }

    #[test]
    fn it_doubles_while_that_helps_and_then_stays() {
        let mut pace = Pace::new(16);
        assert_eq!(measured(&mut pace, 0, 0), 4);
        assert_eq!(measured(&mut pace, 1, 100), 8);
        assert_eq!(measured(&mut pace, 2, 200), 16);
        assert_eq!(measured(&mut pace, 3, 400), 16);
        let mut pace = Pace::new(100);
        measured(&mut pace, 0, 0);
        assert_eq!(measured(&mut pace, 1, 100), 8);
        assert_eq!(measured(&mut pace, 2, 105), 8);
        assert_eq!(measured(&mut pace, 3, 1000), 8);
    }

    #[test]
    fn it_never_exceeds_its_limit_nor_stops() {
        assert_eq!(Pace::new(1).limit(), 1);
        let mut pace = Pace::new(2);
        assert_eq!(measured(&mut pace, 0, 0), 2);
        assert_eq!(measured(&mut pace, 1, 9), 2);
        for _ in 0..5 {
            pace.throttled();
        }
        assert_eq!(pace.limit(), 1);
    }

    #[test]
    fn after_a_throttled_request_it_grows_step_by_step() {
        let mut pace = Pace::new(16);
        measured(&mut pace, 0, 0);
        measured(&mut pace, 1, 100);
        pace.throttled();
        assert_eq!(pace.limit(), 4);
        (0..9).for_each(|_| pace.succeeded());
        assert_eq!(pace.limit(), 4);
        pace.succeeded();
        assert_eq!(pace.limit(), 5);
        assert_eq!(measured(&mut pace, 2, 1000), 5);
    }
}
