//! Users of RAM.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::members::Members;

/// A user of RAM.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct User {
    /// The id of the user, by which bucket policies name it.
    pub user_id: Option<String>,
    /// The name of the user, by which trust policies name it.
    pub user_name: String,
    /// The display name.
    pub display_name: Option<String>,
    /// The comments.
    pub comments: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The mobile phone number.
    pub mobile_phone: Option<String>,
    /// When the user was created.
    pub create_date: Option<UtcSeconds>,
    /// When the user was last changed.
    pub update_date: Option<UtcSeconds>,
    /// When the user last logged in to the console. The use of access keys is not included.
    pub last_login_date: Option<UtcSeconds>,
}

impl User {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            user_id: members.maybe_text("UserId")?,
            user_name: members.text("UserName")?,
            display_name: members.maybe_text("DisplayName")?,
            comments: members.maybe_text("Comments")?,
            email: members.maybe_text("Email")?,
            mobile_phone: members.maybe_text("MobilePhone")?,
            create_date: members.maybe_time("CreateDate")?,
            update_date: members.maybe_time("UpdateDate")?,
            last_login_date: members.maybe_time("LastLoginDate")?,
        })
    }
}
