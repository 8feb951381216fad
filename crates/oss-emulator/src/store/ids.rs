//! The numbers by which the store names buckets, data, uploads and changes.

use std::sync::atomic::{AtomicU64, Ordering};

/// Gives out numbers. Each number is greater than all numbers before it, also than those that an
/// earlier process has given out over the same data.
#[derive(Debug)]
pub(super) struct Ids {
    next: AtomicU64,
}

impl Ids {
    /// Begins with the numbers of a run. Runs over the same data are counted from 0, and each of
    /// them has 2^40 numbers.
    pub(super) fn of_run(run: u64) -> Self {
        Self {
            next: AtomicU64::new((run << RUN_SHIFT) + 1),
        }
    }

    /// Returns the next number.
    pub(super) fn next(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }
}

/// Returns the run that has given out a number.
pub(super) fn run_of(id: u64) -> u64 {
    id >> RUN_SHIFT
}

const RUN_SHIFT: u32 = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_run_has_greater_numbers() {
        let (first, second) = (Ids::of_run(0), Ids::of_run(1));
        let (a, b) = (first.next(), first.next());
        let c = second.next();
        assert!(0 < a && a < b && b < c);
        assert_eq!((run_of(b), run_of(c)), (0, 1));
    }
}
