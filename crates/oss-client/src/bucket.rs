//! A bucket, as a handle.

use std::fmt;

use oss_sign::BucketName;

use crate::client::Client;

/// A bucket of a client: the place of all operations on it and its objects. Cheap to clone.
///
/// Making the handle sends nothing; the bucket need not exist.
#[derive(Clone)]
pub struct Bucket {
    client: Client,
    name: BucketName,
}

impl Bucket {
    pub(crate) fn new(client: Client, name: BucketName) -> Self {
        Self { client, name }
    }

    /// The bucket's name.
    pub fn name(&self) -> &BucketName {
        &self.name
    }

    /// The client that the handle was made by.
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
