//! The users, groups and roles that a policy is attached to.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::members::Members;

/// A user that a policy is attached to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttachedUser {
    /// The id of the user.
    pub user_id: Option<String>,
    /// The name of the user.
    pub user_name: String,
    /// The display name.
    pub display_name: Option<String>,
    /// When the policy was attached.
    pub attach_date: Option<UtcSeconds>,
}

impl AttachedUser {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            user_id: members.maybe_text("UserId")?,
            user_name: members.text("UserName")?,
            display_name: members.maybe_text("DisplayName")?,
            attach_date: members.maybe_time("AttachDate")?,
        })
    }
}

/// A group that a policy is attached to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttachedGroup {
    /// The name of the group.
    pub group_name: String,
    /// The comments.
    pub comments: Option<String>,
    /// When the policy was attached.
    pub attach_date: Option<UtcSeconds>,
}

impl AttachedGroup {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            group_name: members.text("GroupName")?,
            comments: members.maybe_text("Comments")?,
            attach_date: members.maybe_time("AttachDate")?,
        })
    }
}

/// A role that a policy is attached to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttachedRole {
    /// The id of the role.
    pub role_id: Option<String>,
    /// The name of the role.
    pub role_name: String,
    /// The ARN of the role.
    pub arn: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// When the policy was attached.
    pub attach_date: Option<UtcSeconds>,
}

impl AttachedRole {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            role_id: members.maybe_text("RoleId")?,
            role_name: members.text("RoleName")?,
            arn: members.maybe_text("Arn")?,
            description: members.maybe_text("Description")?,
            attach_date: members.maybe_time("AttachDate")?,
        })
    }
}
