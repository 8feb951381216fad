//! `DeletePolicy`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::maybe::Maybe;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::ram::Ram;

/// Deletes a custom policy that is not attached to anything.
///
/// The request fails with a code that begins with `DeleteConflict.Policy` if the policy is still
/// attached to something, or has versions besides the default one and `cascading_delete` is not
/// set.
///
/// Needs the permission `ram:DeletePolicy`. RAM may refuse it with `DeleteConflict.Policy.Group`,
/// `DeleteConflict.Policy.User`, `DeleteConflict.Policy.Version`, `DeleteConflict.Role.Policy`,
/// `EntityNotExist.Policy`. API reference:
/// [DeletePolicy](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deletepolicy).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// ram.delete_policy("uploads").cascading_delete(true).send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeletePolicy {
    call: CallContext,
    policy_name: String,
    cascading_delete: Option<bool>,
}

impl DeletePolicy {
    pub(crate) fn new(ram: &Ram, policy_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            policy_name: policy_name.into(),
            cascading_delete: None,
        }
    }

    /// Whether the other versions of the policy are deleted too. The default is false
    /// (`CascadingDelete`).
    pub fn cascading_delete(mut self, cascading_delete: impl Into<Maybe<bool>>) -> Self {
        self.cascading_delete = cascading_delete.into().0;
        self
    }
}

call!(DeletePolicy -> (), policy_name);

impl Operation for DeletePolicy {
    type Output = ();
    const NAME: &'static str = "DeletePolicy";

    fn request(self) -> Result<OperationRequest> {
        names::policy(&self.policy_name)?;
        Ok(OperationRequest::new()
            .parameter("PolicyName", self.policy_name)
            .optional_parameter(
                "CascadingDelete",
                self.cascading_delete.map(|value| value.to_string()),
            ))
    }

    fn response(_: &Members<'_>) -> Result<()> {
        Ok(())
    }
}
