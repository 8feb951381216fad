//! Users.

use oss_sign::UtcSeconds;

use crate::{Error, Members};

/// A user of RAM.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct User {
    /// Its id, which is what bucket policies name.
    pub user_id: Option<String>,
    /// Its name, which is what trust policies name.
    pub user_name: String,
    /// The name for people.
    pub display_name: Option<String>,
    /// A remark.
    pub comments: Option<String>,
    /// An address.
    pub email: Option<String>,
    /// A number.
    pub mobile_phone: Option<String>,
    /// When it was made.
    pub create_date: Option<UtcSeconds>,
    /// When it was last changed.
    pub update_date: Option<UtcSeconds>,
    /// When it last logged in to the console; the use of keys is not counted.
    pub last_login_date: Option<UtcSeconds>,
}

impl User {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
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
