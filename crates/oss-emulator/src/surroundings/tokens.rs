//! Tokens that a service has issued and that it accepts in later requests.

use std::collections::{BTreeSet, HashMap};

use oss_sign::UtcSeconds;

use crate::runtime::random_text;
use crate::runtime::{Fingerprint, fingerprint};

/// The issued tokens with their times of expiry.
///
/// Some services issue tokens to every client. Therefore the number of tokens is limited, and the
/// token that expires first is removed if there are too many.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    ends: HashMap<Fingerprint, UtcSeconds>,
    by_end: BTreeSet<(UtcSeconds, Fingerprint)>,
}

/// The status of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenStatus {
    Good,
    Expired,
    Unknown,
}

impl Tokens {
    /// Issues a token that expires at `end`.
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

    /// Returns the status of a token at the time `now`.
    pub(super) fn status(&self, token: &str, now: UtcSeconds) -> TokenStatus {
        match self.ends.get(&fingerprint(&[token])) {
            Some(end) if *end > now => TokenStatus::Good,
            Some(_) => TokenStatus::Expired,
            None => TokenStatus::Unknown,
        }
    }

    /// Returns the status of a token and removes the token, so that it cannot be used again.
    pub(super) fn redeem(&mut self, token: &str, now: UtcSeconds) -> TokenStatus {
        let status = self.status(token, now);
        let fingerprint = fingerprint(&[token]);
        if let Some(end) = self.ends.remove(&fingerprint) {
            self.by_end.remove(&(end, fingerprint));
        }
        status
    }

    /// Removes all tokens.
    pub(super) fn clear(&mut self) {
        self.ends.clear();
        self.by_end.clear();
    }
}

/// The maximum number of tokens.
const MOST: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_until_its_end_and_redeemed_once() {
        let mut tokens = Tokens::default();
        let token = tokens.issue(UtcSeconds::new(10));
        let status = |tokens: &Tokens, now| tokens.status(&token, UtcSeconds::new(now));
        assert_eq!(status(&tokens, 9), TokenStatus::Good);
        assert_eq!(status(&tokens, 10), TokenStatus::Expired);
        assert_eq!(tokens.redeem(&token, UtcSeconds::new(9)), TokenStatus::Good);
        assert_eq!(status(&tokens, 9), TokenStatus::Unknown);
    }

    #[test]
    fn the_oldest_are_forgotten_when_there_are_too_many() {
        let mut tokens = Tokens::default();
        let first = tokens.issue(UtcSeconds::new(1));
        for _ in 0..MOST {
            tokens.issue(UtcSeconds::new(2));
        }
        assert_eq!((tokens.ends.len(), tokens.by_end.len()), (MOST, MOST));
        let status = tokens.status(&first, UtcSeconds::new(0));
        assert_eq!(status, TokenStatus::Unknown);
    }
}
