//! `DeleteUser`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Deletes a user that has no keys, policies, groups or logins any more.
///
/// # Errors
///
/// `EntityNotExist.User`; `DeleteConflict.User.*` for what it still has: the API refuses what the
/// console cascades.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeleteUser {
    user_name: String,
}

impl DeleteUser {
    /// Takes the user.
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
