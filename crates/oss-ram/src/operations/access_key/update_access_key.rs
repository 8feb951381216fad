//! `UpdateAccessKey`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::access_key::KeyStatus;
use crate::ram::Ram;

/// Activates or deactivates an access key of a user.
///
/// Needs the permission `ram:UpdateAccessKey`. RAM may refuse it with `EntityNotExist.User`,
/// `EntityNotExist.User.AccessKey`. API reference:
/// [UpdateAccessKey](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-updateaccesskey).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// use oss_ram::operations::access_key::KeyStatus;
///
/// let id = "LTAI5tEXAMPLEuploader001";
/// ram.update_access_key("uploads", id, KeyStatus::Inactive).send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct UpdateAccessKey {
    call: CallContext,
    user_name: String,
    access_key_id: String,
    status: KeyStatus,
}

impl UpdateAccessKey {
    pub(crate) fn new(
        ram: &Ram,
        user_name: impl Into<String>,
        access_key_id: impl Into<String>,
        status: impl Into<KeyStatus>,
    ) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
            access_key_id: access_key_id.into(),
            status: status.into(),
        }
    }
}

call!(UpdateAccessKey -> (), user_name, access_key_id, status);

impl Operation for UpdateAccessKey {
    type Output = ();
    const NAME: &'static str = "UpdateAccessKey";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        names::access_key_id(&self.access_key_id)?;
        Ok(OperationRequest::new()
            .parameter("UserName", self.user_name)
            .parameter("UserAccessKeyId", self.access_key_id)
            .parameter("Status", self.status.as_str()))
    }

    fn response(_: &Members<'_>) -> Result<()> {
        Ok(())
    }
}
