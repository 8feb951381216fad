//! `DeleteUser`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::ram::Ram;

/// Deletes a user that has no access keys, policies, groups or logins.
///
/// The request fails with a code that begins with `DeleteConflict.User` if the user still has
/// something. The console deletes these things too, but the API does not.
///
/// Needs the permission `ram:DeleteUser`. RAM may refuse it with `DeleteConflict.User.AccessKey`,
/// `DeleteConflict.User.Group`, `DeleteConflict.User.LoginProfile`,
/// `DeleteConflict.User.MFADevice`, `DeleteConflict.User.Policy`, `EntityNotExist.User`. API
/// reference:
/// [DeleteUser](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deleteuser).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// ram.delete_user("uploads").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeleteUser {
    call: CallContext,
    user_name: String,
}

impl DeleteUser {
    pub(crate) fn new(ram: &Ram, user_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
        }
    }
}

call!(DeleteUser -> (), user_name);

impl Operation for DeleteUser {
    type Output = ();
    const NAME: &'static str = "DeleteUser";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        Ok(OperationRequest::new().parameter("UserName", self.user_name))
    }

    fn response(_: &Members<'_>) -> Result<()> {
        Ok(())
    }
}
