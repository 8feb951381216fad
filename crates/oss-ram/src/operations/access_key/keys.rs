//! Access keys as RAM describes them.

use oss_context::CredentialsError;
use oss_sign::{Credentials, Secret, UtcSeconds};

use crate::error::Result;
use crate::members::Members;
use crate::operations::access_key::KeyStatus;

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
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
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
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            access_key_id: members.text("AccessKeyId")?,
            status: KeyStatus::read(members, "Status")?,
            create_date: members.maybe_time("CreateDate")?,
        })
    }
}

/// When an access key was last used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessKeyLastUsed {
    /// When the key was last used, or `None` if it was never used.
    pub last_used_date: Option<UtcSeconds>,
}

impl AccessKeyLastUsed {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            last_used_date: members.maybe_time("LastUsedDate")?,
        })
    }
}
