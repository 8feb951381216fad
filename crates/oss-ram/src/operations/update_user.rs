//! The operation `UpdateUser`.

use crate::{Error, Members, Operation, Parameters, User, names};

/// Changes a user. What is not set is not changed.
///
/// # Errors
///
/// The code is `EntityNotExist.User` if there is no such user, and `EntityAlreadyExists.User` if the
/// new name is taken.
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

/// The output of [`UpdateUser`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateUserOutput {
    /// The user after the change.
    pub user: User,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl UpdateUser {
    /// Creates the operation for the user of this name.
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

    /// Sets a new name. Access keys and rights are not changed.
    pub fn new_user_name(mut self, new_user_name: impl Into<String>) -> Self {
        self.new_user_name = Some(new_user_name.into());
        self
    }

    /// Sets the display name, which has at most 128 characters.
    pub fn new_display_name(mut self, new_display_name: impl Into<String>) -> Self {
        self.new_display_name = Some(new_display_name.into());
        self
    }

    /// Sets the comments, which have at most 128 characters.
    pub fn new_comments(mut self, new_comments: impl Into<String>) -> Self {
        self.new_comments = Some(new_comments.into());
        self
    }

    /// Sets the e-mail address.
    pub fn new_email(mut self, new_email: impl Into<String>) -> Self {
        self.new_email = Some(new_email.into());
        self
    }

    /// Sets the mobile phone number with the country code, such as `86-1868888`.
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
