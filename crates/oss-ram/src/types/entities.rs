//! On whom a policy hangs.

use oss_sign::UtcSeconds;

use crate::{Error, Members};

/// A user on whom a policy hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttachedUser {
    /// Its id.
    pub user_id: Option<String>,
    /// Its name.
    pub user_name: String,
    /// The name for people.
    pub display_name: Option<String>,
    /// Since when.
    pub attach_date: Option<UtcSeconds>,
}

impl AttachedUser {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            user_id: members.maybe_text("UserId")?,
            user_name: members.text("UserName")?,
            display_name: members.maybe_text("DisplayName")?,
            attach_date: members.maybe_time("AttachDate")?,
        })
    }
}

/// A group on which a policy hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttachedGroup {
    /// Its name.
    pub group_name: String,
    /// A remark.
    pub comments: Option<String>,
    /// Since when.
    pub attach_date: Option<UtcSeconds>,
}

impl AttachedGroup {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            group_name: members.text("GroupName")?,
            comments: members.maybe_text("Comments")?,
            attach_date: members.maybe_time("AttachDate")?,
        })
    }
}

/// A role on which a policy hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttachedRole {
    /// Its id.
    pub role_id: Option<String>,
    /// Its name.
    pub role_name: String,
    /// Its ARN.
    pub arn: Option<String>,
    /// A remark.
    pub description: Option<String>,
    /// Since when.
    pub attach_date: Option<UtcSeconds>,
}

impl AttachedRole {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            role_id: members.maybe_text("RoleId")?,
            role_name: members.text("RoleName")?,
            arn: members.maybe_text("Arn")?,
            description: members.maybe_text("Description")?,
            attach_date: members.maybe_time("AttachDate")?,
        })
    }
}
