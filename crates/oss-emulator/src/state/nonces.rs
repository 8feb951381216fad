//! The nonces of earlier calls, by which the server detects calls that are sent again.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use oss_sign::UtcSeconds;

use crate::runtime::{Fingerprint, fingerprint};

/// The nonces that were used recently.
///
/// A call is accepted from 15 minutes before its timestamp until 15 minutes after it. A call that
/// is sent again is therefore too old after 30 minutes, and its nonce can be forgotten. The server
/// stores a hash of each nonce, because callers choose the length of the nonce.
#[derive(Debug, Default)]
pub(crate) struct Nonces(Mutex<Used>);

#[derive(Debug, Default)]
struct Used {
    all: HashSet<Fingerprint>,
    /// The same nonces in the order of their use, so that the oldest ones are found without a
    /// search.
    order: VecDeque<(UtcSeconds, Fingerprint)>,
}

impl Nonces {
    /// Stores a nonce of an access key. Returns `false` if it was used before.
    pub(crate) fn use_up(&self, access_key_id: &str, nonce: &str, now: UtcSeconds) -> bool {
        let mut used = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        used.forget_old(now);
        let fingerprint = fingerprint(&[access_key_id, nonce]);
        if !used.all.insert(fingerprint) {
            return false;
        }
        used.order.push_back((now, fingerprint));
        true
    }
}

impl Used {
    fn forget_old(&mut self, now: UtcSeconds) {
        while let Some((at, old)) = self.order.front() {
            if at.until(now).as_secs() <= MEMORY {
                return;
            }
            self.all.remove(old);
            self.order.pop_front();
        }
    }
}

/// How long a nonce is remembered, in seconds.
const MEMORY: u64 = 30 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_good_once_until_it_cannot_come_in_time_any_more() {
        let (nonces, now) = (Nonces::default(), UtcSeconds::new(1_000_000));
        assert!(nonces.use_up("a", "1", now));
        assert!(!nonces.use_up("a", "1", now.plus_seconds(900)));
        assert!(nonces.use_up("b", "1", now));
        assert!(!nonces.use_up("a", "1", now.plus_seconds(1800)));
        assert!(nonces.use_up("a", "1", now.plus_seconds(1801)));
    }

    #[test]
    fn what_is_too_old_is_forgotten() {
        let (nonces, mut now) = (Nonces::default(), UtcSeconds::new(1_000_000));
        for number in 0..5000 {
            assert!(nonces.use_up("a", &number.to_string(), now));
            now = now.plus_seconds(1);
        }
        let used = nonces.0.lock().unwrap();
        assert_eq!((used.all.len(), used.order.len()), (1801, 1801));
    }
}
