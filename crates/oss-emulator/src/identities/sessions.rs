//! The sessions that STS has issued, found by access key and by token.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use oss_sign::UtcSeconds;

use crate::runtime::{Fingerprint, fingerprint};

use super::session::Session;

/// The sessions that STS has issued. They are remembered for a day after their end, so that an
/// expired token can be told from one that was never issued.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    by_key: HashMap<String, Arc<Session>>,
    tokens: HashSet<Fingerprint>,
    /// The access keys sorted by the end of their sessions, so that old sessions are found without
    /// a search.
    by_end: BTreeSet<(UtcSeconds, String)>,
}

impl Sessions {
    /// Returns the session of an access key.
    pub(super) fn get(&self, access_key_id: &str) -> Option<&Arc<Session>> {
        self.by_key.get(access_key_id)
    }

    /// Returns whether this token belongs to a session.
    pub(super) fn has_token(&self, token: &str) -> bool {
        self.tokens.contains(&fingerprint(&[token]))
    }

    /// Adds a session and removes those that ended more than a day ago.
    pub(super) fn add(&mut self, session: Session, now: UtcSeconds) {
        self.forget_old(now);
        let id = session.access_key_id.clone();
        self.tokens.insert(fingerprint(&[session.token.expose()]));
        self.by_end.insert((session.expires_at, id.clone()));
        self.by_key.insert(id, Arc::new(session));
    }

    fn forget_old(&mut self, now: UtcSeconds) {
        while let Some((end, _)) = self.by_end.first() {
            if end.plus_seconds(MEMORY) > now {
                return;
            }
            let old = self.by_end.pop_first();
            let session = old.and_then(|(_, id)| self.by_key.remove(&id));
            if let Some(session) = session {
                self.tokens.remove(&fingerprint(&[session.token.expose()]));
            }
        }
    }
}

/// How long a session is remembered after its end, in seconds.
const MEMORY: i64 = 86_400;

#[cfg(test)]
mod tests {
    use oss_sign::Secret;

    use super::*;

    fn session(id: &str, expires_at: i64) -> Session {
        Session {
            access_key_id: id.to_owned(),
            secret: Secret::new("secret"),
            token: Secret::new(format!("token of {id}")),
            expires_at: UtcSeconds::new(expires_at),
            account: String::new(),
            role: String::new(),
            role_id: String::new(),
            name: String::new(),
            policy: None,
        }
    }

    #[test]
    fn sessions_are_found_by_key_and_token_until_a_day_after_their_end() {
        let mut sessions = Sessions::default();
        sessions.add(session("late", 2000), UtcSeconds::new(0));
        sessions.add(session("early", 1000), UtcSeconds::new(0));
        assert!(sessions.get("early").is_some() && sessions.has_token("token of early"));
        assert!(!sessions.has_token("early"));
        sessions.add(session("new", 90_000), UtcSeconds::new(1000 + MEMORY));
        assert!(sessions.get("early").is_none() && !sessions.has_token("token of early"));
        assert!(sessions.get("late").is_some() && sessions.has_token("token of late"));
        let (keys, ends) = (sessions.by_key.len(), sessions.by_end.len());
        assert_eq!((keys, ends, sessions.tokens.len()), (2, 2, 2));
    }
}
