//! Roles of RAM.

use std::time::Duration;

use oss_sign::UtcSeconds;

use crate::document_text::DocumentText;
use crate::error::Result;
use crate::members::Members;
use crate::operations::common::Tag;

/// A role of RAM.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// The id of the role.
    pub role_id: Option<String>,
    /// The name of the role, in the case in which it was created.
    pub role_name: String,
    /// The ARN of the role, with its name in lower case. `AssumeRole` expects this.
    pub arn: String,
    /// The description.
    pub description: Option<String>,
    /// The longest duration that a session of the role can have.
    pub max_session_duration: Option<Duration>,
    /// The trust policy, which says who may assume the role. Lists do not have it.
    pub assume_role_policy_document: Option<DocumentText>,
    /// When the role was created.
    pub create_date: Option<UtcSeconds>,
    /// When the role was last changed.
    pub update_date: Option<UtcSeconds>,
    /// The tags of the role, which only lists have.
    pub tags: Vec<Tag>,
}

impl Role {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            role_id: members.maybe_text("RoleId")?,
            role_name: members.text("RoleName")?,
            arn: members.text("Arn")?,
            description: members.maybe_text("Description")?,
            max_session_duration: members.maybe_seconds("MaxSessionDuration")?,
            assume_role_policy_document: DocumentText::read(members, "AssumeRolePolicyDocument")?,
            create_date: members.maybe_time("CreateDate")?,
            update_date: members.maybe_time("UpdateDate")?,
            tags: members.list("Tags", "Tag", Tag::read)?,
        })
    }
}
