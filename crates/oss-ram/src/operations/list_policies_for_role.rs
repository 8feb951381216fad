//! The operation `ListPoliciesForRole`.

use crate::{AttachedPolicy, Error, Members, Operation, Parameters, names};

/// Lists the policies that are attached to a role.
///
/// # Errors
///
/// The code is `EntityNotExist.Role` if there is no such role.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListPoliciesForRole {
    role_name: String,
}

/// The output of [`ListPoliciesForRole`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPoliciesForRoleOutput {
    /// The policies.
    pub policies: Vec<AttachedPolicy>,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl ListPoliciesForRole {
    /// Creates the operation for the role of this name.
    pub fn new(role_name: impl Into<String>) -> Self {
        Self {
            role_name: role_name.into(),
        }
    }
}

impl Operation for ListPoliciesForRole {
    type Output = ListPoliciesForRoleOutput;
    const NAME: &'static str = "ListPoliciesForRole";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::role(&self.role_name)?;
        Ok(Parameters::new().with("RoleName", &self.role_name))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(ListPoliciesForRoleOutput {
            policies: answer.list("Policies", "Policy", AttachedPolicy::read)?,
            request_id: answer.request_id()?,
        })
    }
}
