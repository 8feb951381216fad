//! The operation `GetRole`.

use crate::{Error, Members, Operation, Parameters, Role, names};

/// Reads a role with its trust policy.
///
/// # Errors
///
/// The code is `EntityNotExist.Role` if there is no such role.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetRole {
    role_name: String,
}

/// The output of [`GetRole`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetRoleOutput {
    /// The role.
    pub role: Role,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl GetRole {
    /// Creates the operation for the role of this name.
    pub fn new(role_name: impl Into<String>) -> Self {
        Self {
            role_name: role_name.into(),
        }
    }
}

impl Operation for GetRole {
    type Output = GetRoleOutput;
    const NAME: &'static str = "GetRole";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::role(&self.role_name)?;
        Ok(Parameters::new().with("RoleName", &self.role_name))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(GetRoleOutput {
            role: Role::read(&answer.object("Role")?)?,
            request_id: answer.request_id()?,
        })
    }
}
