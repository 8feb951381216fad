//! `GetUser`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::user::User;
use crate::ram::Ram;

/// Reads a user.
///
/// Needs the permission `ram:GetUser`. RAM may refuse it with `EntityNotExist.User`. API reference:
/// [GetUser](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getuser).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let user = ram.get_user("uploads").send().await?;
/// println!("{:?}", user.comments);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetUser {
    call: CallContext,
    user_name: String,
}

impl GetUser {
    pub(crate) fn new(ram: &Ram, user_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
        }
    }
}

call!(GetUser -> User, user_name);

impl Operation for GetUser {
    type Output = User;
    const NAME: &'static str = "GetUser";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        Ok(OperationRequest::new().parameter("UserName", self.user_name))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        User::read(&response.object("User")?)
    }
}
