//! `ListAccessKeys`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::names;
use crate::operation::{Operation, OperationRequest};
use crate::operations::access_key::AccessKey;
use crate::paging::list;
use crate::ram::Ram;

/// Lists the access keys of a user, without their secrets.
///
/// A user has at most two keys, which are on one page.
///
/// Needs the permission `ram:ListAccessKeys`. RAM may refuse it with `EntityNotExist.User`. API
/// reference:
/// [ListAccessKeys](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-listaccesskeys).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let mut keys = ram.list_access_keys("uploads").items();
/// while let Some(key) = keys.next().await {
///     let key = key?;
///     println!("{} is {}", key.access_key_id, key.status);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListAccessKeys {
    call: CallContext,
    user_name: String,
}

impl ListAccessKeys {
    pub(crate) fn new(ram: &Ram, user_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            user_name: user_name.into(),
        }
    }
}

call!(ListAccessKeys -> ListAccessKeysOutput, user_name);

impl Operation for ListAccessKeys {
    type Output = ListAccessKeysOutput;
    const NAME: &'static str = "ListAccessKeys";

    fn request(self) -> Result<OperationRequest> {
        names::user("UserName", &self.user_name)?;
        Ok(OperationRequest::new().parameter("UserName", self.user_name))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Ok(ListAccessKeysOutput {
            access_keys: response.list("AccessKeys", "AccessKey", AccessKey::read)?,
        })
    }
}

list!(ListAccessKeys, access_keys: AccessKey);

/// What [`ListAccessKeys`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListAccessKeysOutput {
    /// The access keys.
    pub access_keys: Vec<AccessKey>,
}
