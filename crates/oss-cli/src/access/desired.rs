//! What a grant is to be.

use std::time::Duration;

use oss_policy::Document;

use crate::access::names::Names;

/// Everything that a grant consists of, ready to be compared with what exists.
#[derive(Clone, Debug)]
pub(crate) struct DesiredGrant {
    pub(crate) account: String,
    pub(crate) names: Names,
    /// What the role may do.
    pub(crate) rights: Document,
    /// The same on one line of the plan.
    pub(crate) rights_in_words: String,
    /// The policy by which the user may assume the role, or `None` if a policy of the system is used.
    pub(crate) assume: Option<Document>,
    /// Who may assume the role.
    pub(crate) trust: Document,
    /// The longest session of the role.
    pub(crate) max_session: Duration,
    pub(crate) key: DesiredKey,
    /// Whether inactive keys are deleted.
    pub(crate) delete_old: bool,
    /// Whether objects without the marker of the grant are taken over.
    pub(crate) adopt: bool,
}

/// What is to be done about the user's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DesiredKey {
    /// No key is created.
    None,
    /// There is to be one active key. The text says where a new one is written to.
    One(String),
    /// A new key is created in any case, and the earlier ones become inactive. The text says where
    /// it is written to.
    New(String),
}
