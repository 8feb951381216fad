//! `UpdateUser`.

use crate::{Error, Members, Operation, Parameters, User, names};

/// Changes a user; what is not set stays.
///
/// # Errors
///
/// `EntityNotExist.User`; `EntityAlreadyExists.User` for the new name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct UpdateUser {
    user_name: String,
    new_user_name: Option<String>,
    new_display_name: Option<String>,
    new_comments: Option<String>,
    new_email: Option<String>,
    new_mobile_phone: Option<String>,
}

/// What [`UpdateUser`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateUserOutput {
    /// The user as it is now.
    pub user: User,
    /// The id of the call.
    pub request_id: String,
}

impl UpdateUser {
    /// Takes the user.
    pub fn new(user_name: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
            new_user_name: None,
            new_display_name: None,
            new_comments: None,
            new_email: None,
            new_mobile_phone: None,
        }
    }

    /// Another name; keys and rights stay.
    pub fn new_user_name(mut self, new_user_name: impl Into<String>) -> Self {
        self.new_user_name = Some(new_user_name.into());
        self
    }

    /// A name for people, of up to 128 characters.
    pub fn new_display_name(mut self, new_display_name: impl Into<String>) -> Self {
        self.new_display_name = Some(new_display_name.into());
        self
    }

    /// A remark, of up to 128 characters.
    pub fn new_comments(mut self, new_comments: impl Into<String>) -> Self {
        self.new_comments = Some(new_comments.into());
        self
    }

    /// An address.
    pub fn new_email(mut self, new_email: impl Into<String>) -> Self {
        self.new_email = Some(new_email.into());
        self
    }

    /// A number, with the code of its country: `86-1868888`.
    pub fn new_mobile_phone(mut self, new_mobile_phone: impl Into<String>) -> Self {
        self.new_mobile_phone = Some(new_mobile_phone.into());
        self
    }
}

impl Operation for UpdateUser {
    type Output = UpdateUserOutput;
    const NAME: &'static str = "UpdateUser";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        let new_user_name = self.new_user_name.as_ref().unwrap_or(&self.user_name);
        names::user("NewUserName", new_user_name)?;
        names::text("NewDisplayName", self.new_display_name.as_ref())?;
        names::text("NewComments", self.new_comments.as_ref())?;
        Ok(Parameters::new()
            .with("UserName", &self.user_name)
            // The old page calls it required, so a name that stays is sent too.
            .with("NewUserName", new_user_name)
            .with_some("NewDisplayName", self.new_display_name.as_ref())
            .with_some("NewComments", self.new_comments.as_ref())
            .with_some("NewEmail", self.new_email.as_ref())
            .with_some("NewMobilePhone", self.new_mobile_phone.as_ref()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(UpdateUserOutput {
            user: User::read(&answer.object("User")?)?,
            request_id: answer.request_id()?,
        })
    }
}
