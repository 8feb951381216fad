//! The operation `UpdateAccessKey`.

use crate::{Done, Error, KeyStatus, Members, Operation, Parameters, names};

/// Activates or deactivates an access key of a user.
///
/// # Errors
///
/// The code is `EntityNotExist.User.AccessKey` or `EntityNotExist.User` if one of the two does not
/// exist.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct UpdateAccessKey {
    user_name: String,
    access_key_id: String,
    status: KeyStatus,
}

impl UpdateAccessKey {
    /// Creates the operation with the name of a user, the id of an access key, and its new status.
    pub fn new(
        user_name: impl Into<String>,
        access_key_id: impl Into<String>,
        status: KeyStatus,
    ) -> Self {
        Self {
            user_name: user_name.into(),
            access_key_id: access_key_id.into(),
            status,
        }
    }
}

impl Operation for UpdateAccessKey {
    type Output = Done;
    const NAME: &'static str = "UpdateAccessKey";

    fn parameters(&self) -> Result<Parameters, Error> {
        names::user("UserName", &self.user_name)?;
        names::access_key_id(&self.access_key_id)?;
        Ok(Parameters::new()
            .with("UserName", &self.user_name)
            .with("UserAccessKeyId", &self.access_key_id)
            .with("Status", self.status.as_str()))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Done::read(answer)
    }
}
