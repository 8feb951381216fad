//! `CreateAccessKey`.

use oss_context::rpc::Repeat;

use crate::{Error, Members, NewAccessKey, Operation, Parameters, names};

/// Makes a key of a user, whose secret is told in this one answer.
///
/// It is sent again only if it was certainly not executed. After another failure
/// ([`Error::may_be_executed`](crate::Error::may_be_executed)) list the keys: one that was not there
/// before is one whose secret nobody knows.
///
/// # Errors
///
/// `LimitExceeded.User.AccessKey` beyond two, `EntityNotExist.User`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct CreateAccessKey {
    user_name: String,
}

/// What [`CreateAccessKey`] answers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateAccessKeyOutput {
    /// The key with its secret.
    pub access_key: NewAccessKey,
    /// The id of the call.
    pub request_id: String,
}

impl CreateAccessKey {
    /// Takes the user.
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
