//! `DeleteRole`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::ram::Ram;

/// Deletes a role that has no policies attached.
///
/// The sessions of the role end. The request fails with `DeleteConflict.Role.Policy` if policies
/// are attached.
///
/// Needs the permission `ram:DeleteRole`. RAM may refuse it with `DeleteConflict.Role.Policy`,
/// `EntityNotExist.Role`. API reference:
/// [DeleteRole](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deleterole).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// ram.delete_role("uploads").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeleteRole {
    call: CallContext,
    role_name: String,
}

impl DeleteRole {
    pub(crate) fn new(ram: &Ram, role_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            role_name: role_name.into(),
        }
    }
}

call!(DeleteRole -> (), role_name);

impl Operation for DeleteRole {
    type Output = ();
    const NAME: &'static str = "DeleteRole";

    fn request(self) -> Result<OperationRequest> {
        names::role(&self.role_name)?;
        Ok(OperationRequest::new().parameter("RoleName", self.role_name))
    }

    fn response(_: &Members<'_>) -> Result<()> {
        Ok(())
    }
}
