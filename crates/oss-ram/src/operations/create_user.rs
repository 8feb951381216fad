//! The operation `CreateUser`.

use crate::{Error, Members, Operation, Parameters, User, names};

/// Creates a user. A new user has neither access keys nor rights.
///
/// # Errors
///
/// The code is `EntityAlreadyExists.User` if the name is taken, and `LimitExceeded.User` if the account
/// has 1000 users already.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreateUser {
    user_name: String,
    display_name: Option<String>,
    comments: Option<String>,
    email: Option<String>,
    mobile_phone: Option<String>,
}

/// The output of [`CreateUser`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateUserOutput {
    /// The user.
    pub user: User,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl CreateUser {
    /// Creates the operation for the user of this name.
    pub fn new(user_name: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
            display_name: None,
            comments: None,
            email: None,
            mobile_phone: None,
        }
    }

    /// Sets the display name, which has at most 128 characters.
    pub fn display_name(mut self, display_name: impl Into<String>) -> Self {
        self.display_name = Some(display_name.into());
        self
    }

    /// Sets the comments, which have at most 128 characters.
    pub fn comments(mut self, comments: impl Into<String>) -> Self {
        self.comments = Some(comments.into());
        self
    }

    /// Sets the e-mail address.
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    /// Sets the mobile phone number with the country code, such as `86-1868888`.
    pub fn mobile_phone(mut self, mobile_phone: impl Into<String>) -> Self {
        self.mobile_phone = Some(mobile_phone.into());
        self
    }
}

impl Operation for CreateUser {
    type Output = CreateUserOutput;
    const NAME: &'static str = "CreateUser";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        names::text("DisplayName", self.display_name.as_ref())?;
        names::text("Comments", self.comments.as_ref())?;
        Ok(Parameters::new()
            .with("UserName", &self.user_name)
            .with_some("DisplayName", self.display_name.as_ref())
            .with_some("Comments", self.comments.as_ref())
            .with_some("Email", self.email.as_ref())
            .with_some("MobilePhone", self.mobile_phone.as_ref()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(CreateUserOutput {
            user: User::read(&answer.object("User")?)?,
            request_id: answer.request_id()?,
        })
    }
}
