//! Which nonces were used, for as long as a copied request could still be in time.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use oss_sign::UtcSeconds;

/// The memory of nonces. A request is accepted up to 15 minutes around its timestamp, so a nonce
/// that is older than twice that cannot come again in time.
#[derive(Debug, Default)]
pub(crate) struct Nonces(Mutex<HashMap<(String, String), UtcSeconds>>);

impl Nonces {
    /// Remembers a nonce of a key; false if it was used before.
    pub(crate) fn take(&self, access_key_id: &str, nonce: &str, now: UtcSeconds) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, at| at.until(now).as_secs() <= MEMORY);
        let key = (access_key_id.to_owned(), nonce.to_owned());
        seen.insert(key, now).is_none()
    }
}

const MEMORY: u64 = 30 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_good_once_until_it_cannot_come_in_time_any_more() {
        let (nonces, now) = (Nonces::default(), UtcSeconds::new(1_000_000));
        assert!(nonces.take("a", "1", now));
        assert!(!nonces.take("a", "1", now.plus_seconds(900)));
        assert!(nonces.take("b", "1", now));
        assert!(nonces.take("b", "1", now.plus_seconds(1801)));
    }
}
