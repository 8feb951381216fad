//! Tokens that a service gave out and will see again.

use oss_sign::{Secret, UtcSeconds};

use crate::runtime::random_text;

/// Tokens with their ends.
#[derive(Debug, Default)]
pub(super) struct Tokens(Vec<(Secret, UtcSeconds)>);

/// What a service knows about a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Good,
    Expired,
    Unknown,
}

impl Tokens {
    /// A new token that is good until `end`.
    pub(super) fn issue(&mut self, end: UtcSeconds) -> String {
        let token = format!("{}==", random_text(54));
        self.0.push((Secret::new(&token), end));
        token
    }

    pub(super) fn standing(&self, token: &str, now: UtcSeconds) -> Standing {
        match self.0.iter().find(|(own, _)| own.expose() == token) {
            Some((_, end)) if *end > now => Standing::Good,
            Some(_) => Standing::Expired,
            None => Standing::Unknown,
        }
    }

    /// As [`Tokens::standing`], and the token is unknown from then on.
    pub(super) fn redeem(&mut self, token: &str, now: UtcSeconds) -> Standing {
        let standing = self.standing(token, now);
        self.0.retain(|(own, _)| own.expose() != token);
        standing
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
