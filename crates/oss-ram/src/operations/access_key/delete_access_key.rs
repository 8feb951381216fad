//! `DeleteAccessKey`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::ram::Ram;

/// Deletes an access key of a user.
///
/// Needs the permission `ram:DeleteAccessKey`. RAM may refuse it with `EntityNotExist.User`,
/// `EntityNotExist.User.AccessKey`. API reference:
/// [DeleteAccessKey](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-deleteaccesskey).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// ram.delete_access_key("uploads", "LTAI5tEXAMPLEuploader001").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeleteAccessKey {
    call: CallContext,
    user_name: String,
    access_key_id: String,
}

impl DeleteAccessKey {
    pub(crate) fn new(
        ram: &Ram,
        user_name: impl Into<String>,
        access_key_id: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
            access_key_id: access_key_id.into(),
        }
    }
}

call!(DeleteAccessKey -> (), user_name, access_key_id);

impl Operation for DeleteAccessKey {
    type Output = ();
    const NAME: &'static str = "DeleteAccessKey";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        names::access_key_id(&self.access_key_id)?;
        Ok(OperationRequest::new()
            .parameter("UserName", self.user_name)
            .parameter("UserAccessKeyId", self.access_key_id))
    }

    fn response(_: &Members<'_>) -> Result<()> {
        Ok(())
    }
}
