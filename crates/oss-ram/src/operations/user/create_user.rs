//! `CreateUser`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::user::User;
use crate::ram::Ram;

/// Creates a user.
///
/// A new user has neither access keys nor rights. The request fails with `LimitExceeded.User` if
/// the account has 1,000 users already.
///
/// Needs the permission `ram:CreateUser`. RAM may refuse it with `EntityAlreadyExists.User`,
/// `LimitExceeded.User`. API reference:
/// [CreateUser](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createuser).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let user = ram.create_user("uploads").display_name("Uploads").send().await?;
/// println!("{} was created", user.user_name);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreateUser {
    call: CallContext,
    user_name: String,
    display_name: Option<String>,
    comments: Option<String>,
    email: Option<String>,
    mobile_phone: Option<String>,
}

impl CreateUser {
    pub(crate) fn new(ram: &Ram, user_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
            display_name: None,
            comments: None,
            email: None,
            mobile_phone: None,
        }
    }

    /// The display name, which has at most 128 characters (`DisplayName`).
    pub fn display_name(mut self, display_name: impl Into<Maybe<String>>) -> Self {
        self.display_name = display_name.into().0;
        self
    }

    /// The comments, which have at most 128 characters (`Comments`).
    pub fn comments(mut self, comments: impl Into<Maybe<String>>) -> Self {
        self.comments = comments.into().0;
        self
    }

    /// The e-mail address (`Email`).
    pub fn email(mut self, email: impl Into<Maybe<String>>) -> Self {
        self.email = email.into().0;
        self
    }

    /// The mobile phone number with the country code, such as `86-1868888` (`MobilePhone`).
    pub fn mobile_phone(mut self, mobile_phone: impl Into<Maybe<String>>) -> Self {
        self.mobile_phone = mobile_phone.into().0;
        self
    }
}

call!(CreateUser -> User, user_name);

impl Operation for CreateUser {
    type Output = User;
    const NAME: &'static str = "CreateUser";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        names::text("DisplayName", self.display_name.as_ref())?;
        names::text("Comments", self.comments.as_ref())?;
        Ok(OperationRequest::new()
            .parameter("UserName", self.user_name)
            .optional_parameter("DisplayName", self.display_name)
            .optional_parameter("Comments", self.comments)
            .optional_parameter("Email", self.email)
            .optional_parameter("MobilePhone", self.mobile_phone))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        User::read(&response.object("User")?)
    }
}
