//! The operation `DeleteAccessKey`.

use crate::{Done, Error, Members, Operation, Parameters, names};

/// Deletes an access key of a user.
///
/// # Errors
///
/// The code is `EntityNotExist.User.AccessKey` or `EntityNotExist.User` if one of the two does not
/// exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DeleteAccessKey {
    user_name: String,
    access_key_id: String,
}

impl DeleteAccessKey {
    /// Creates the operation with the name of a user and the id of an access key.
    pub fn new(user_name: impl Into<String>, access_key_id: impl Into<String>) -> Self {
        Self {
            user_name: user_name.into(),
            access_key_id: access_key_id.into(),
        }
    }
}

impl Operation for DeleteAccessKey {
    type Output = Done;
    const NAME: &'static str = "DeleteAccessKey";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        names::access_key_id(&self.access_key_id)?;
        Ok(Parameters::new()
            .with("UserName", &self.user_name)
            .with("UserAccessKeyId", &self.access_key_id))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Done::read(answer)
    }
}
