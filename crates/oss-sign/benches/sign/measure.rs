//! Two functions in turns, so that both see the same machine.

use std::fmt;
use std::time::{Duration, Instant};

/// One line of the table.
pub(crate) struct Row {
    subject: &'static str,
    what: &'static str,
    time: f64,
    floor: f64,
    allocations: u64,
}

impl Row {
    pub(crate) const TITLE: &'static str =
        "subject     what              ns    floor   ratio  allocations";
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = self.time / self.floor;
        write!(
            f,
            "{:<11} {:<16} {:>6.0} {:>6.0} {ratio:>7.2} {:>6}",
            self.subject, self.what, self.time, self.floor, self.allocations
        )
    }
}

/// The best of many short rounds: what disturbs a round makes it slower, never faster.
pub(crate) fn measure(
    subject: &'static str,
    what: &'static str,
    mut run: impl FnMut(),
    mut floor: impl FnMut(),
) -> Row {
    let allocations = allocation_counter::measure(&mut run).count_total;
    let (mut best, mut best_floor) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        best = best.min(round(&mut run));
        best_floor = best_floor.min(round(&mut floor));
    }
    let nanoseconds = |time: Duration| time.as_secs_f64() * 1e9 / f64::from(REPEATS);
    let (time, floor) = (nanoseconds(best), nanoseconds(best_floor));
    Row {
        subject,
        what,
        time,
        floor,
        allocations,
    }
}

fn round(run: &mut impl FnMut()) -> Duration {
    let start = now();
    for _ in 0..REPEATS {
        run();
    }
    start.elapsed()
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures the real time"
)]
fn now() -> Instant {
    Instant::now()
}

const ROUNDS: u32 = 400;
const REPEATS: u32 = 200;
