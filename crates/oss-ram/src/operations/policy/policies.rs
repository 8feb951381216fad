//! Policies and their versions.

use oss_policy::PolicyKind;
use oss_sign::UtcSeconds;

use crate::document_text::DocumentText;
use crate::error::Result;
use crate::members::Members;
use crate::operations::common::Tag;

/// A policy without its documents, which belong to its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Policy {
    /// The name of the policy.
    pub policy_name: String,
    /// Whether it is a system policy or a custom one.
    pub policy_type: PolicyKind,
    /// The description.
    pub description: Option<String>,
    /// The id of the default version, whose document applies.
    pub default_version: Option<String>,
    /// To how many users, groups and roles the policy is attached. The answer to its creation does not
    /// have this.
    pub attachment_count: Option<u64>,
    /// When the policy was created.
    pub create_date: Option<UtcSeconds>,
    /// When the policy was last changed.
    pub update_date: Option<UtcSeconds>,
    /// The tags of the policy, which only lists have.
    pub tags: Vec<Tag>,
}

impl Policy {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
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

/// A version of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PolicyVersion {
    /// The id of the version: `v1`, `v2`, and so on. Numbers are never used again.
    pub version_id: String,
    /// Whether this is the default version, whose document applies.
    pub is_default_version: bool,
    /// The text of the document.
    pub policy_document: Option<DocumentText>,
    /// When the version was created.
    pub create_date: Option<UtcSeconds>,
}

impl PolicyVersion {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            version_id: members.text("VersionId")?,
            is_default_version: members.flag("IsDefaultVersion")?,
            policy_document: DocumentText::read(members, "PolicyDocument")?,
            create_date: members.maybe_time("CreateDate")?,
        })
    }
}
