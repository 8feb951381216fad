//! Roles.

use std::time::Duration;

use oss_sign::UtcSeconds;

use crate::{DocumentText, Error, Members, Tag};

/// A role of RAM.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// Its id.
    pub role_id: Option<String>,
    /// Its name, in the case it was made with.
    pub role_name: String,
    /// Its ARN, with the name in lower case: what `AssumeRole` takes.
    pub arn: String,
    /// A remark.
    pub description: Option<String>,
    /// The longest session that may be asked for.
    pub max_session_duration: Option<Duration>,
    /// Who may assume it; lists do not tell.
    pub assume_role_policy_document: Option<DocumentText>,
    /// When it was made.
    pub create_date: Option<UtcSeconds>,
    /// When it was last changed.
    pub update_date: Option<UtcSeconds>,
    /// Its tags, which lists tell.
    pub tags: Vec<Tag>,
}

impl Role {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            role_id: members.maybe_text("RoleId")?,
            role_name: members.text("RoleName")?,
            arn: members.text("Arn")?,
            description: members.maybe_text("Description")?,
            max_session_duration: members.maybe_seconds("MaxSessionDuration")?,
            assume_role_policy_document: members.maybe_document("AssumeRolePolicyDocument")?,
            create_date: members.maybe_time("CreateDate")?,
            update_date: members.maybe_time("UpdateDate")?,
            tags: members.list("Tags", "Tag", Tag::read)?,
        })
    }
}
