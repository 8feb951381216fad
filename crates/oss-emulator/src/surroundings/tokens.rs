//! Tokens that a service issued and accepts later.

use std::collections::{BTreeSet, HashMap};

use oss_sign::UtcSeconds;

use crate::runtime::random_text;
use crate::runtime::{Fingerprint, fingerprint};

/// Issued tokens, each with its expiry.
///
/// Some services issue tokens to everybody, so the oldest are forgotten when there are too many.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    ends: HashMap<Fingerprint, UtcSeconds>,
    by_end: BTreeSet<(UtcSeconds, Fingerprint)>,
}

/// Whether a token is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Good,
    Expired,
    Unknown,
}

impl Tokens {
    /// Issues a new token that expires at `end`.
    pub(super) fn issue(&mut self, end: UtcSeconds) -> String {
        if self.ends.len() >= MOST
            && let Some((_, first)) = self.by_end.pop_first()
        {
            self.ends.remove(&first);
        }
        let token = format!("{}==", random_text(54));
        let fingerprint = fingerprint(&[&token]);
        self.ends.insert(fingerprint, end);
        self.by_end.insert((end, fingerprint));
        token
    }

    /// Whether a token is good at an instant.
    pub(super) fn standing(&self, token: &str, now: UtcSeconds) -> Standing {
        match self.ends.get(&fingerprint(&[token])) {
            Some(end) if *end > now => Standing::Good,
            Some(_) => Standing::Expired,
            None => Standing::Unknown,
        }
    }

    /// Reports whether a token is good, and forgets it: it is unknown from then on.
    pub(super) fn redeem(&mut self, token: &str, now: UtcSeconds) -> Standing {
        let standing = self.standing(token, now);
        let fingerprint = fingerprint(&[token]);
        if let Some(end) = self.ends.remove(&fingerprint) {
            self.by_end.remove(&(end, fingerprint));
        }
        standing
    }

    /// Forgets all tokens.
    pub(super) fn clear(&mut self) {
        self.ends.clear();
        self.by_end.clear();
    }
}

/// The most tokens that are remembered.
const MOST: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_until_its_end_and_redeemed_once() {
        let mut tokens = Tokens::default();
        let token = tokens.issue(UtcSeconds::new(10));
        let standing = |tokens: &Tokens, now| tokens.standing(&token, UtcSeconds::new(now));
        assert_eq!(standing(&tokens, 9), Standing::Good);
        assert_eq!(standing(&tokens, 10), Standing::Expired);
        assert_eq!(tokens.redeem(&token, UtcSeconds::new(9)), Standing::Good);
        assert_eq!(standing(&tokens, 9), Standing::Unknown);
    }

    #[test]
    fn the_oldest_are_forgotten_when_there_are_too_many() {
        let mut tokens = Tokens::default();
        let first = tokens.issue(UtcSeconds::new(1));
        for _ in 0..MOST {
            tokens.issue(UtcSeconds::new(2));
        }
        assert_eq!((tokens.ends.len(), tokens.by_end.len()), (MOST, MOST));
        let standing = tokens.standing(&first, UtcSeconds::new(0));
        assert_eq!(standing, Standing::Unknown);
    }
}
