//! A bucket of a client.

use std::fmt;

use oss_sign::BucketName;

use crate::client::Client;
use crate::error::Result;

/// A bucket of a client, whose methods are the operations on the bucket and its objects.
///
/// A `Bucket` is only a name together with a client. Creating one sends nothing, and the bucket
/// does not have to exist. It is cheap to clone.
#[derive(Clone)]
pub struct Bucket {
    client: Client,
    name: BucketName,
}

impl Client {
    /// Returns the bucket of the given name. Nothing is sent.
    ///
    /// The name can be text or a [`BucketName`].
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if no bucket can
    /// have this name.
    pub fn bucket(&self, name: impl Into<String>) -> Result<Bucket> {
        Ok(Bucket {
            client: self.clone(),
            name: BucketName::new(name)?,
        })
    }
}

impl Bucket {
    /// Returns the name of the bucket.
    pub fn name(&self) -> &BucketName {
        &self.name
    }

    /// Returns the client that this bucket was made by.
    pub fn client(&self) -> &Client {
        &self.client
    }
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bucket")
            .field("name", &self.name.as_str())
            .finish_non_exhaustive()
    }
}
