//! Policies, their versions, and how they hang on users and roles.

use oss_policy::PolicyKind;
use oss_sign::UtcSeconds;

use crate::{DocumentText, Error, Members, PolicyName, Tag};

/// A policy, without its documents: those are its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Policy {
    /// Its name.
    pub policy_name: String,
    /// Whose it is.
    pub policy_type: PolicyKind,
    /// A remark.
    pub description: Option<String>,
    /// The version that holds.
    pub default_version: Option<String>,
    /// On how many users, groups and roles it hangs; the answer to its creation does not tell.
    pub attachment_count: Option<u64>,
    /// When it was made.
    pub create_date: Option<UtcSeconds>,
    /// When it was last changed.
    pub update_date: Option<UtcSeconds>,
    /// Its tags, which lists tell.
    pub tags: Vec<Tag>,
}

impl Policy {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            policy_name: members.text("PolicyName")?,
            policy_type: members.kind("PolicyType")?,
            description: members.maybe_text("Description")?,
            default_version: members.maybe_text("DefaultVersion")?,
            attachment_count: members.maybe_number("AttachmentCount")?,
            create_date: members.maybe_time("CreateDate")?,
            update_date: members.maybe_time("UpdateDate")?,
            tags: members.list("Tags", "Tag", Tag::read)?,
        })
    }
}

/// One version of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PolicyVersion {
    /// `v1`, `v2` and so on; numbers are not used again.
    pub version_id: String,
    /// Whether it is the one that holds.
    pub is_default_version: bool,
    /// The document.
    pub policy_document: Option<DocumentText>,
    /// When it was made.
    pub create_date: Option<UtcSeconds>,
}

impl PolicyVersion {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            version_id: members.text("VersionId")?,
            is_default_version: members.flag("IsDefaultVersion")?,
            policy_document: members.maybe_document("PolicyDocument")?,
            create_date: members.maybe_time("CreateDate")?,
        })
    }
}

/// A policy that hangs on a user or a role.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttachedPolicy {
    /// Its name.
    pub policy_name: String,
    /// Whose it is.
    pub policy_type: PolicyKind,
    /// A remark.
    pub description: Option<String>,
    /// The version that holds.
    pub default_version: Option<String>,
    /// Since when.
    pub attach_date: Option<UtcSeconds>,
}

impl AttachedPolicy {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            policy_name: members.text("PolicyName")?,
            policy_type: members.kind("PolicyType")?,
            description: members.maybe_text("Description")?,
            default_version: members.maybe_text("DefaultVersion")?,
            attach_date: members.maybe_time("AttachDate")?,
        })
    }

    /// Its name, for the operations that take one.
    pub fn name(&self) -> PolicyName {
        match self.policy_type {
            PolicyKind::System => PolicyName::system(&self.policy_name),
            _ => PolicyName::custom(&self.policy_name),
        }
    }
}
