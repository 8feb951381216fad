//! The access keys of users.

use std::fmt;

use oss_context::CredentialsError;
use oss_sign::{Credentials, Secret, UtcSeconds};

use crate::{Error, Members};

/// A new access key. This is the only time that its secret can be read.
///
/// `Debug` does not show the secret.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NewAccessKey {
    /// The access key id.
    pub access_key_id: String,
    /// The access key secret.
    pub access_key_secret: Secret,
    /// Whether the key can be used.
    pub status: KeyStatus,
    /// When the key was created.
    pub create_date: Option<UtcSeconds>,
}

impl NewAccessKey {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            access_key_id: members.text("AccessKeyId")?,
            access_key_secret: members.secret("AccessKeySecret")?,
            status: KeyStatus::read(members, "Status")?,
            create_date: members.maybe_time("CreateDate")?,
        })
    }

    /// Returns the key as credentials, with which requests can be signed.
    ///
    /// # Errors
    ///
    /// Returns [`CredentialsError::Other`] if the id or the secret cannot be used in a request.
    pub fn credentials(&self) -> Result<Credentials, CredentialsError> {
        Credentials::new(&self.access_key_id, self.access_key_secret.expose())
            .map_err(|error| CredentialsError::other("CreateAccessKey", error))
    }
}

/// An access key as lists return it, without its secret, which cannot be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessKey {
    /// The access key id.
    pub access_key_id: String,
    /// Whether the key can be used.
    pub status: KeyStatus,
    /// When the key was created.
    pub create_date: Option<UtcSeconds>,
}

impl AccessKey {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            access_key_id: members.text("AccessKeyId")?,
            status: KeyStatus::read(members, "Status")?,
            create_date: members.maybe_time("CreateDate")?,
        })
    }
}

/// Whether an access key can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyStatus {
    /// The key can be used.
    Active,
    /// The key is refused until it is activated again.
    Inactive,
}

impl KeyStatus {
    pub(crate) fn read(members: &Members<'_>, name: &str) -> Result<Self, Error> {
        let text = members.text(name)?;
        let all = [Self::Active, Self::Inactive];
        let found = all.into_iter().find(|status| status.as_str() == text);
        found.ok_or_else(|| members.wrong(name))
    }

    /// Returns the name of the status: `Active` or `Inactive`.
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
