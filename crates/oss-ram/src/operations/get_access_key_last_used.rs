//! The operation `GetAccessKeyLastUsed`.

use oss_sign::UtcSeconds;

use crate::{Error, Members, Operation, Parameters, names};

/// Reads when an access key of a user was last used.
///
/// # Errors
///
/// The code is `EntityNotExist.User.AccessKey` or `EntityNotExist.User` if one of the two does not
/// exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct GetAccessKeyLastUsed {
    user_name: String,
    access_key_id: String,
}

/// The output of [`GetAccessKeyLastUsed`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetAccessKeyLastUsedOutput {
    /// When the key was last used, or `None` if it was never used.
    pub last_used_date: Option<UtcSeconds>,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl GetAccessKeyLastUsed {
    /// Creates the operation with the name of a user and the id of an access key.
    pub fn new(user_name: impl Into<String>, access_key_id: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
            access_key_id: access_key_id.into(),
        }
    }
}

impl Operation for GetAccessKeyLastUsed {
    type Output = GetAccessKeyLastUsedOutput;
    const NAME: &'static str = "GetAccessKeyLastUsed";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        names::access_key_id(&self.access_key_id)?;
        Ok(Parameters::new()
            .with("UserName", &self.user_name)
            .with("UserAccessKeyId", &self.access_key_id))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(GetAccessKeyLastUsedOutput {
            last_used_date: answer
                .object("AccessKeyLastUsed")?
                .maybe_time("LastUsedDate")?,
            request_id: answer.request_id()?,
        })
    }
}
