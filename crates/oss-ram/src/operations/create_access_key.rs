//! The operation `CreateAccessKey`.

use oss_context::rpc::Repeat;

use crate::{Error, Members, NewAccessKey, Operation, Parameters, names};

/// Creates an access key of a user. Its secret is only in the answer to this call, and cannot be read
/// again.
///
/// The call is only retried if it was certainly not executed. After any other failure
/// ([`Error::may_be_executed`](crate::Error::may_be_executed)), list the keys of the user: the secret
/// of a key that was not there before is lost.
///
/// # Errors
///
/// The code is `LimitExceeded.User.AccessKey` if the user has two keys already, and
/// `EntityNotExist.User` if there is no such user.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreateAccessKey {
    user_name: String,
}

/// The output of [`CreateAccessKey`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateAccessKeyOutput {
    /// The access key with its secret.
    pub access_key: NewAccessKey,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl CreateAccessKey {
    /// Creates the operation for the user of this name.
    pub fn new(user_name: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
        }
    }
}

impl Operation for CreateAccessKey {
    type Output = CreateAccessKeyOutput;
    const NAME: &'static str = "CreateAccessKey";
    // Whether a lost answer's key was made is not known, and its secret nobody would know.
    const REPEAT: Repeat = Repeat::OnlyIfUnexecuted;

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        Ok(Parameters::new().with("UserName", &self.user_name))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(CreateAccessKeyOutput {
            access_key: NewAccessKey::read(&answer.object("AccessKey")?)?,
            request_id: answer.request_id()?,
        })
    }
}
