//! The operation `ListAccessKeys`.

use crate::{AccessKey, Error, Members, Operation, Parameters, names};

/// Lists the access keys of a user. A user has at most two.
///
/// # Errors
///
/// The code is `EntityNotExist.User` if there is no such user.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListAccessKeys {
    user_name: String,
}

/// The output of [`ListAccessKeys`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListAccessKeysOutput {
    /// The access keys, without their secrets.
    pub access_keys: Vec<AccessKey>,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl ListAccessKeys {
    /// Creates the operation for the user of this name.
    pub fn new(user_name: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
        }
    }
}

impl Operation for ListAccessKeys {
    type Output = ListAccessKeysOutput;
    const NAME: &'static str = "ListAccessKeys";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        Ok(Parameters::new().with("UserName", &self.user_name))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(ListAccessKeysOutput {
            access_keys: answer.list("AccessKeys", "AccessKey", AccessKey::read)?,
            request_id: answer.request_id()?,
        })
    }
}
