//! The operation `DeletePolicy`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Deletes a custom policy that is not attached to anything.
///
/// # Errors
///
/// The code begins with `DeleteConflict.Policy` if the policy is still attached to something or has
/// versions besides the default one, and is `EntityNotExist.Policy` if there is no such policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeletePolicy {
    policy_name: String,
    cascading: bool,
}

impl DeletePolicy {
    /// Creates the operation for the custom policy of this name.
    pub fn new(policy_name: impl Into<String>) -> Self {
        Self {
            policy_name: policy_name.into(),
            cascading: false,
        }
    }

    /// Deletes all versions of the policy too. By default a policy that has other versions than the
    /// default one is not deleted.
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
