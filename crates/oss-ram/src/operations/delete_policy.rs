//! `DeletePolicy`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Deletes a policy of the account that hangs on nobody any more.
///
/// # Errors
///
/// `DeleteConflict.Policy.*` for what still hangs on it, a role too, and for its versions;
/// `EntityNotExist.Policy`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeletePolicy {
    policy_name: String,
    cascading: bool,
}

impl DeletePolicy {
    /// Takes a policy of the account.
    pub fn new(policy_name: impl Into<String>) -> Self {
        Self {
            policy_name: policy_name.into(),
            cascading: false,
        }
    }

    /// Deletes its other versions too.
    pub fn cascading(mut self) -> Self {
        self.cascading = true;
        self
    }
}

impl Operation for DeletePolicy {
    type Output = Done;
    const NAME: &'static str = "DeletePolicy";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::policy(&self.policy_name)?;
        Ok(Parameters::new()
            .with("PolicyName", &self.policy_name)
            .with_some("CascadingDelete", self.cascading.then_some("true")))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Done::read(answer)
    }
}
