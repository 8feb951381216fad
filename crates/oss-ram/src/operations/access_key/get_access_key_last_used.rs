//! `GetAccessKeyLastUsed`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::access_key::AccessKeyLastUsed;
use crate::ram::Ram;

/// Reads when an access key of a user was last used.
///
/// Needs the permission `ram:GetAccessKeyLastUsed`. RAM may refuse it with `EntityNotExist.User`,
/// `EntityNotExist.User.AccessKey`. API reference:
/// [GetAccessKeyLastUsed](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-getaccesskeylastused).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let used = ram.get_access_key_last_used("uploads", "LTAI5tEXAMPLEuploader001").send().await?;
/// if used.last_used_date.is_none() {
///     println!("the key was never used");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetAccessKeyLastUsed {
    call: CallContext,
    user_name: String,
    access_key_id: String,
}

impl GetAccessKeyLastUsed {
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

call!(GetAccessKeyLastUsed -> AccessKeyLastUsed, user_name, access_key_id);

impl Operation for GetAccessKeyLastUsed {
    type Output = AccessKeyLastUsed;
    const NAME: &'static str = "GetAccessKeyLastUsed";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        names::access_key_id(&self.access_key_id)?;
        Ok(OperationRequest::new()
            .parameter("UserName", self.user_name)
            .parameter("UserAccessKeyId", self.access_key_id))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        AccessKeyLastUsed::read(&response.object("AccessKeyLastUsed")?)
    }
}
