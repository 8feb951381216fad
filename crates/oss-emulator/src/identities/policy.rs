//! Policies as RAM keeps them: versions of a document, and to whom they are attached.

use oss_policy::{Document, Policy, PolicyKind};
use oss_sign::UtcSeconds;

/// A policy with its versions.
#[derive(Clone, Debug)]
pub(crate) struct PolicyEntry {
    pub(crate) name: String,
    pub(crate) kind: PolicyKind,
    pub(crate) description: Option<String>,
    /// In the order they were made; at least one.
    pub(crate) versions: Vec<PolicyVersion>,
    /// The number of the version that counts.
    pub(crate) default: u32,
    /// How many versions were ever made: numbers are not used again.
    pub(crate) made: u32,
    pub(crate) created: UtcSeconds,
    pub(crate) updated: UtcSeconds,
    pub(crate) tags: Vec<Tag>,
}

/// One version of a policy's document.
#[derive(Clone, Debug)]
pub(crate) struct PolicyVersion {
    /// 1 is `v1`.
    pub(crate) number: u32,
    pub(crate) document: Document,
    pub(crate) created: UtcSeconds,
}

/// That a policy is attached to a user or a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attachment {
    pub(crate) kind: PolicyKind,
    /// In lower case, as names are compared.
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
    /// A policy with one version.
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

    /// The version of this number.
    pub(crate) fn version(&self, number: u32) -> Option<&PolicyVersion> {
        self.versions
            .iter()
            .find(|version| version.number == number)
    }

    /// The version that counts.
    pub(crate) fn default_version(&self) -> Option<&PolicyVersion> {
        self.version(self.default)
    }

    /// As decisions take it.
    pub(crate) fn effective(&self) -> Option<Policy> {
        let document = self.default_version()?.document.clone();
        Some(match self.kind {
            PolicyKind::System => Policy::system(&self.name, document),
            _ => Policy::custom(&self.name, document),
        })
    }
}

impl Attachment {
    /// Attached from now on.
    pub(crate) fn new(kind: PolicyKind, name: &str, since: UtcSeconds) -> Self {
        Self {
            kind,
            name: name.to_ascii_lowercase(),
            since,
        }
    }

    /// Whether this is about the policy.
    pub(crate) fn is_of(&self, kind: PolicyKind, name: &str) -> bool {
        self.kind == kind && self.name.eq_ignore_ascii_case(name)
    }
}

/// The name of an owner's policy that was given none, in the alphabet of policies.
pub(super) fn policy_name(owner: &str, number: usize) -> String {
    let owner = owner.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    format!("{owner}-policy-{number}")
}
