//! `UpdateUser`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::user::User;
use crate::ram::Ram;

/// Changes a user.
///
/// What is not set is not changed.
///
/// Needs the permission `ram:UpdateUser`. RAM may refuse it with `EntityAlreadyExists.User`,
/// `EntityNotExist.User`. API reference:
/// [UpdateUser](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-updateuser).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let user = ram.update_user("uploads").new_comments("for the nightly report").send().await?;
/// assert_eq!(user.comments.as_deref(), Some("for the nightly report"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct UpdateUser {
    call: CallContext,
    user_name: String,
    new_user_name: Option<String>,
    new_display_name: Option<String>,
    new_comments: Option<String>,
    new_email: Option<String>,
    new_mobile_phone: Option<String>,
}

impl UpdateUser {
    pub(crate) fn new(ram: &Ram, user_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
            new_user_name: None,
            new_display_name: None,
            new_comments: None,
            new_email: None,
            new_mobile_phone: None,
        }
    }

    /// The new name. Access keys and rights are not changed (`NewUserName`).
    pub fn new_user_name(mut self, new_user_name: impl Into<Maybe<String>>) -> Self {
        self.new_user_name = new_user_name.into().0;
        self
    }

    /// The new display name, which has at most 128 characters (`NewDisplayName`).
    pub fn new_display_name(mut self, new_display_name: impl Into<Maybe<String>>) -> Self {
        self.new_display_name = new_display_name.into().0;
        self
    }

    /// The new comments, which have at most 128 characters (`NewComments`).
    pub fn new_comments(mut self, new_comments: impl Into<Maybe<String>>) -> Self {
        self.new_comments = new_comments.into().0;
        self
    }

    /// The new e-mail address (`NewEmail`).
    pub fn new_email(mut self, new_email: impl Into<Maybe<String>>) -> Self {
        self.new_email = new_email.into().0;
        self
    }

    /// The new mobile phone number with the country code, such as `86-1868888` (`NewMobilePhone`).
    pub fn new_mobile_phone(mut self, new_mobile_phone: impl Into<Maybe<String>>) -> Self {
        self.new_mobile_phone = new_mobile_phone.into().0;
        self
    }
}

call!(UpdateUser -> User, user_name);

impl Operation for UpdateUser {
    type Output = User;
    const NAME: &'static str = "UpdateUser";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        // The reference page calls the new name required, so a name that stays is sent too.
        let new_user_name = self.new_user_name.unwrap_or_else(|| self.user_name.clone());
        names::user("NewUserName", &new_user_name)?;
        names::text("NewDisplayName", self.new_display_name.as_ref())?;
        names::text("NewComments", self.new_comments.as_ref())?;
        Ok(OperationRequest::new()
            .parameter("UserName", self.user_name)
            .parameter("NewUserName", new_user_name)
            .optional_parameter("NewDisplayName", self.new_display_name)
            .optional_parameter("NewComments", self.new_comments)
            .optional_parameter("NewEmail", self.new_email)
            .optional_parameter("NewMobilePhone", self.new_mobile_phone))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        User::read(&response.object("User")?)
    }
}
