//! The operation `ListPoliciesForUser`.

use crate::{AttachedPolicy, Error, Members, Operation, Parameters, names};

/// Lists the policies that are attached to a user. Those of its groups are not included.
///
/// # Errors
///
/// The code is `EntityNotExist.User` if there is no such user.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListPoliciesForUser {
    user_name: String,
}

/// The output of [`ListPoliciesForUser`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPoliciesForUserOutput {
    /// The policies.
    pub policies: Vec<AttachedPolicy>,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl ListPoliciesForUser {
    /// Creates the operation for the user of this name.
    pub fn new(user_name: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
        }
    }
}

impl Operation for ListPoliciesForUser {
    type Output = ListPoliciesForUserOutput;
    const NAME: &'static str = "ListPoliciesForUser";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        Ok(Parameters::new().with("UserName", &self.user_name))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(ListPoliciesForUserOutput {
            policies: answer.list("Policies", "Policy", AttachedPolicy::read)?,
            request_id: answer.request_id()?,
        })
    }
}
