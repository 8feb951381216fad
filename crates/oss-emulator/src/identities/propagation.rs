//! The delay between a change of identities and the moment from which authentication and
//! authorization see it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use super::register::Register;

/// How changes of identities propagate. By default they take effect at once.
#[derive(Debug, Default)]
pub(crate) struct Propagation {
    millis: AtomicI64,
    flapping: AtomicBool,
}

impl Propagation {
    pub(crate) fn set(&self, delay: Duration, flapping: bool) {
        let millis = i64::try_from(delay.as_millis()).unwrap_or(i64::MAX);
        self.millis.store(millis, Ordering::Relaxed);
        self.flapping.store(flapping, Ordering::Relaxed);
    }

    fn millis(&self) -> i64 {
        self.millis.load(Ordering::Relaxed)
    }
}

/// The current register and its earlier states.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    current: Arc<Register>,
    /// Earlier states, the oldest first, each with the millisecond until which it was current.
    past: VecDeque<(i64, Arc<Register>)>,
    /// Whether the next flapping request sees the new state.
    side: AtomicBool,
}

impl Timeline {
    pub(super) fn current(&self) -> &Arc<Register> {
        &self.current
    }

    /// Returns the state that a request sees at this instant.
    pub(super) fn seen(&self, now: i64, propagation: &Propagation) -> Arc<Register> {
        let horizon = now.saturating_sub(propagation.millis());
        let old = self.past.iter().find(|(until, _)| *until > horizon);
        match old {
            Some((_, old)) => {
                let flapping = propagation.flapping.load(Ordering::Relaxed);
                let fresh = flapping && !self.side.fetch_xor(true, Ordering::Relaxed);
                Arc::clone(if fresh { &self.current } else { old })
            }
            None => Arc::clone(&self.current),
        }
    }

    /// Makes `next` the current state. The state before is kept until its propagation delay is
    /// over.
    pub(super) fn advance(&mut self, next: Register, now: i64, propagation: &Propagation) {
        let before = std::mem::replace(&mut self.current, Arc::new(next));
        let horizon = now.saturating_sub(propagation.millis());
        self.past.push_back((now, before));
        self.past.retain(|(until, _)| *until > horizon);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register(keys: usize) -> Register {
        let mut register = Register::default();
        for index in 0..keys {
            let key = super::super::Key {
                secret: oss_sign::Secret::new("s"),
                holder: super::super::Holder::Root {
                    account: "1".to_owned(),
                },
                active: true,
                created: oss_sign::UtcSeconds::new(0),
            };
            register.keys.insert(index.to_string(), Arc::new(key));
        }
        register
    }

    #[test]
    fn a_change_is_seen_when_its_time_has_come() {
        let (propagation, mut timeline) = (Propagation::default(), Timeline::default());
        propagation.set(Duration::from_secs(5), false);
        timeline.advance(register(1), 10_000, &propagation);
        timeline.advance(register(2), 12_000, &propagation);
        let seen = |now| timeline.seen(now, &propagation).keys.len();
        assert_eq!(timeline.current().keys.len(), 2);
        assert_eq!([seen(10_000), seen(14_999)], [0, 0]);
        assert_eq!([seen(15_000), seen(16_999), seen(17_000)], [1, 1, 2]);
    }

    #[test]
    fn without_a_delay_it_is_seen_at_once_and_nothing_is_kept() {
        let (propagation, mut timeline) = (Propagation::default(), Timeline::default());
        timeline.advance(register(1), 10_000, &propagation);
        assert_eq!(timeline.seen(10_000, &propagation).keys.len(), 1);
        assert!(timeline.past.is_empty());
    }

    #[test]
    fn flapping_shows_new_and_old_in_turn_until_the_delay_is_over() {
        let (propagation, mut timeline) = (Propagation::default(), Timeline::default());
        propagation.set(Duration::from_secs(5), true);
        timeline.advance(register(1), 10_000, &propagation);
        let seen = |now| timeline.seen(now, &propagation).keys.len();
        assert_eq!([seen(11_000), seen(11_000), seen(11_000)], [1, 0, 1]);
        assert_eq!([seen(15_000), seen(15_000)], [1, 1]);
    }
}
