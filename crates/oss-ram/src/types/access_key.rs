//! Access keys of users.

use std::fmt;

use oss_context::CredentialsError;
use oss_sign::{Credentials, Secret, UtcSeconds};

use crate::{Error, Members};

/// A key that was just made: the only time its secret is told.
///
/// `Debug` does not show the secret.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NewAccessKey {
    /// Its id.
    pub access_key_id: String,
    /// Its secret.
    pub access_key_secret: Secret,
    /// Whether it may be used.
    pub status: KeyStatus,
    /// When it was made.
    pub create_date: Option<UtcSeconds>,
}

impl NewAccessKey {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            access_key_id: members.text("AccessKeyId")?,
            access_key_secret: members.secret("AccessKeySecret")?,
            status: members.status("Status")?,
            create_date: members.maybe_time("CreateDate")?,
        })
    }

    /// The key as credentials to sign with.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Other`] if id or secret could not stand in a request.
    pub fn credentials(&self) -> Result<Credentials, CredentialsError> {
        Credentials::new(&self.access_key_id, self.access_key_secret.expose())
            .map_err(|error| CredentialsError::other("CreateAccessKey", error))
    }
}

/// A key as lists show it: its secret cannot be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessKey {
    /// Its id.
    pub access_key_id: String,
    /// Whether it may be used.
    pub status: KeyStatus,
    /// When it was made.
    pub create_date: Option<UtcSeconds>,
}

impl AccessKey {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            access_key_id: members.text("AccessKeyId")?,
            status: members.status("Status")?,
            create_date: members.maybe_time("CreateDate")?,
        })
    }
}

/// Whether a key may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyStatus {
    /// It signs.
    Active,
    /// It is refused until it is active again.
    Inactive,
}

impl KeyStatus {
    pub(crate) fn named(name: &str) -> Option<Self> {
        let all = [Self::Active, Self::Inactive];
        all.into_iter().find(|status| status.as_str() == name)
    }

    /// `Active` or `Inactive`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Inactive => "Inactive",
        }
    }
}

impl fmt::Display for KeyStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
