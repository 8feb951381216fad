//! The operation `GetUser`.

use crate::{Error, Members, Operation, Parameters, User, names};

/// Reads a user.
///
/// # Errors
///
/// The code is `EntityNotExist.User` if there is no such user.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetUser {
    user_name: String,
}

/// The output of [`GetUser`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetUserOutput {
    /// The user.
    pub user: User,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl GetUser {
    /// Creates the operation for the user of this name.
    pub fn new(user_name: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
        }
    }
}

impl Operation for GetUser {
    type Output = GetUserOutput;
    const NAME: &'static str = "GetUser";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        Ok(Parameters::new().with("UserName", &self.user_name))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(GetUserOutput {
            user: User::read(&answer.object("User")?)?,
            request_id: answer.request_id()?,
        })
    }
}
