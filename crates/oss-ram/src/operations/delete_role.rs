//! The operation `DeleteRole`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Deletes a role that has no policies attached. Its sessions end.
///
/// # Errors
///
/// The code is `DeleteConflict.Role.Policy` if policies are attached, and `EntityNotExist.Role` if
/// there is no such role.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeleteRole {
    role_name: String,
}

impl DeleteRole {
    /// Creates the operation for the role of this name.
    pub fn new(role_name: impl Into<String>) -> Self {
        Self {
            role_name: role_name.into(),
        }
    }
}

impl Operation for DeleteRole {
    type Output = Done;
    const NAME: &'static str = "DeleteRole";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::role(&self.role_name)?;
        Ok(Parameters::new().with("RoleName", &self.role_name))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Done::read(answer)
    }
}
