//! Several functions in turns, so that all see the same machine.

use std::time::{Duration, Instant};

/// One line of the table.
pub(crate) struct Row {
    pub(crate) what: &'static str,
    pub(crate) micros: f64,
    pub(crate) allocations: u64,
}

/// The best of many rounds: what disturbs a round makes it slower, never faster. Each function returns
/// the time that counts.
pub(crate) fn best_of<const N: usize>(
    functions: [(&'static str, &dyn Fn() -> Duration); N],
) -> [Row; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..ROUNDS {
        for ((_, run), best) in functions.iter().zip(&mut best) {
            *best = run().min(*best);
        }
    }
    let mut best = best.into_iter();
    functions.map(|(what, run)| Row {
        what,
        micros: best.next().unwrap_or_default().as_secs_f64() * 1e6,
        allocations: allocation_counter::measure(|| _ = run()).count_total,
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures the real time"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

const ROUNDS: u32 = 1000;
