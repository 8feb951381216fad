//! `GetRole`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::role::Role;
use crate::ram::Ram;

/// Reads a role with its trust policy.
///
/// Needs the permission `ram:GetRole`. RAM may refuse it with `EntityNotExist.Role`. API reference:
/// [GetRole](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getrole).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let role = ram.get_role("uploads").send().await?;
/// println!("{} allows sessions of {:?}", role.arn, role.max_session_duration);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetRole {
    call: CallContext,
    role_name: String,
}

impl GetRole {
    pub(crate) fn new(ram: &Ram, role_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            role_name: role_name.into(),
        }
    }
}

call!(GetRole -> Role, role_name);

impl Operation for GetRole {
    type Output = Role;
    const NAME: &'static str = "GetRole";

    fn request(self) -> Result<OperationRequest> {
        names::role(&self.role_name)?;
        Ok(OperationRequest::new().parameter("RoleName", self.role_name))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Role::read(&response.object("Role")?)
    }
}
