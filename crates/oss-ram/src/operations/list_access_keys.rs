//! `ListAccessKeys`.

use crate::{AccessKey, Error, Members, Operation, Parameters, names};

/// Lists the keys of a user, of which there are two at most.
///
/// # Errors
///
/// `EntityNotExist.User`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct ListAccessKeys {
    user_name: String,
}

/// What [`ListAccessKeys`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListAccessKeysOutput {
    /// The keys.
    pub access_keys: Vec<AccessKey>,
    /// The id of the call.
    pub request_id: String,
}

impl ListAccessKeys {
    /// Takes the user.
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
