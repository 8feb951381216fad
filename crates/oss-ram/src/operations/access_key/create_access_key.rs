//! `CreateAccessKey`.

use oss_context::rpc::Repeat;

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::access_key::NewAccessKey;
use crate::ram::Ram;

/// Creates an access key of a user.
///
/// The secret is only in the answer to this call, and cannot be read again.
///
/// The call is only repeated if it was certainly not executed. After any other failure
/// ([`Error::may_be_executed`](crate::Error::may_be_executed)), list the keys of the user: the
/// secret of a key that was not there before is lost. The request fails with
/// `LimitExceeded.User.AccessKey` if the user has two keys already.
///
/// Needs the permission `ram:CreateAccessKey`. RAM may refuse it with `EntityNotExist.User`,
/// `LimitExceeded.User.AccessKey`. API reference:
/// [CreateAccessKey](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-createaccesskey).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let key = ram.create_access_key("uploads").send().await?;
/// println!("{} was created", key.access_key_id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreateAccessKey {
    call: CallContext,
    user_name: String,
}

impl CreateAccessKey {
    pub(crate) fn new(ram: &Ram, user_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
        }
    }
}

call!(CreateAccessKey -> NewAccessKey, user_name);

impl Operation for CreateAccessKey {
    type Output = NewAccessKey;
    const NAME: &'static str = "CreateAccessKey";
    // If the answer is lost, a second call would create a second key, and nobody would know the
    // secret of the first one.
    const REPEAT: Repeat = Repeat::OnlyIfUnexecuted;

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        Ok(OperationRequest::new().parameter("UserName", self.user_name))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        NewAccessKey::read(&response.object("AccessKey")?)
    }
}
