//! The operation `DeleteUser`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Deletes a user that has no access keys, policies, groups or logins.
///
/// # Errors
///
/// The code is `EntityNotExist.User` if there is no such user, and begins with `DeleteConflict.User` if
/// the user still has something. The console deletes these things too, but the API does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeleteUser {
    user_name: String,
}

impl DeleteUser {
    /// Creates the operation for the user of this name.
    pub fn new(user_name: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
        }
    }
}

impl Operation for DeleteUser {
    type Output = Done;
    const NAME: &'static str = "DeleteUser";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        Ok(Parameters::new().with("UserName", &self.user_name))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Done::read(answer)
    }
}
