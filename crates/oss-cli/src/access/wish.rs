//! What a grant shall be.

use std::time::Duration;

use oss_policy::Document;

use crate::access::Names;

/// Everything that a grant consists of, ready to be compared with what is there.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub(crate) account: String,
    pub(crate) names: Names,
    /// What the role may do.
    pub(crate) rights: Document,
    /// The same on one line of the plan.
    pub(crate) rights_in_words: String,
    /// The policy by which the user assumes the role; none where the system's serves.
    pub(crate) assume: Option<Document>,
    /// Who may assume the role.
    pub(crate) trust: Document,
    pub(crate) max_session: Duration,
    pub(crate) key: KeyWish,
    /// Whether keys that are inactive go.
    pub(crate) delete_old: bool,
    /// Whether objects without the marker are taken over.
    pub(crate) adopt: bool,
}

/// What shall become of the user's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeyWish {
    /// No key is made.
    None,
    /// One active key, and where a new one goes.
    One(String),
    /// A new key in any case, and where it goes; those before it become inactive.
    New(String),
}
