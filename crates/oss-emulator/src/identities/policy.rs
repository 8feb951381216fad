//! Policies as RAM stores them: the versions of a document, and to whom the policy is attached.

use oss_policy::{Document, Policy, PolicyKind};
use oss_sign::UtcSeconds;

/// A policy with its versions.
#[derive(Clone, Debug)]
pub(crate) struct PolicyEntry {
    pub(crate) name: String,
    pub(crate) kind: PolicyKind,
    pub(crate) description: Option<String>,
    /// The versions in the order in which they were created. There is at least one.
    pub(crate) versions: Vec<PolicyVersion>,
    /// The number of the default version, which is in force.
    pub(crate) default: u32,
    /// How many versions were created so far. The numbers of deleted versions are not used again.
    pub(crate) made: u32,
    pub(crate) created: UtcSeconds,
    pub(crate) updated: UtcSeconds,
    pub(crate) tags: Vec<Tag>,
}

/// One version of a policy's document.
#[derive(Clone, Debug)]
pub(crate) struct PolicyVersion {
    /// The number of the version: 1 for `v1`.
    pub(crate) number: u32,
    pub(crate) document: Document,
    pub(crate) created: UtcSeconds,
}

/// The attachment of a policy to a user or a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attachment {
    pub(crate) kind: PolicyKind,
    /// The name of the policy in lower case, because names are compared without case.
    pub(crate) name: String,
    pub(crate) since: UtcSeconds,
}

/// A tag of a role or a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) key: String,
    pub(crate) value: String,
}

impl PolicyEntry {
    /// Creates a policy with one version.
    pub(crate) fn new(name: &str, kind: PolicyKind, document: Document, now: UtcSeconds) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            description: None,
            versions: vec![PolicyVersion {
                number: 1,
                document,
                created: now,
            }],
            default: 1,
            made: 1,
            created: now,
            updated: now,
            tags: Vec::new(),
        }
    }

    /// Returns the version of this number.
    pub(crate) fn version(&self, number: u32) -> Option<&PolicyVersion> {
        self.versions
            .iter()
            .find(|version| version.number == number)
    }

    /// Returns the default version.
    pub(crate) fn default_version(&self) -> Option<&PolicyVersion> {
        self.version(self.default)
    }

    /// Returns the default version in the form that decisions need.
    pub(crate) fn effective(&self) -> Option<Policy> {
        let document = self.default_version()?.document.clone();
        Some(match self.kind {
            PolicyKind::System => Policy::system(&self.name, document),
            _ => Policy::custom(&self.name, document),
        })
    }
}

impl Attachment {
    /// Creates an attachment that begins at `since`.
    pub(crate) fn new(kind: PolicyKind, name: &str, since: UtcSeconds) -> Self {
        Self {
            kind,
            name: name.to_ascii_lowercase(),
            since,
        }
    }

    /// Returns whether this attaches the given policy.
    pub(crate) fn attaches(&self, kind: PolicyKind, name: &str) -> bool {
        self.kind == kind && self.name.eq_ignore_ascii_case(name)
    }
}

/// Makes a name for a policy of a user or a role that was given none. It has only characters that
/// names of policies may have.
pub(super) fn policy_name(owner: &str, number: usize) -> String {
    let owner = owner.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    format!("{owner}-policy-{number}")
}
