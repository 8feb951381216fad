//! Shorter ways to the content of a download.

use std::path::Path;

use bytes::Bytes;

use crate::body::ObjectBody;
use crate::error::Result;
use crate::operations::object::GetObjectOutput;
use crate::response::Response;

/// Reading the content without taking it out of the output first.
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let text = bucket.get_object("exampledir/exampleobject.txt").send().await?.text().await?;
/// # Ok(())
/// # }
/// ```
impl Response<GetObjectOutput> {
    /// Returns the content alone, to read it piece by piece.
    pub fn into_body(self) -> ObjectBody {
        self.output.body
    }

    /// Reads the whole content as [`ObjectBody::bytes`] does. `limit` is the largest number of bytes
    /// that is accepted.
    ///
    /// # Errors
    ///
    /// Fails as [`ObjectBody::bytes`] does.
    pub async fn bytes(self, limit: usize) -> Result<Bytes> {
        self.output.body.bytes(limit).await
    }

    /// Reads the whole content as [`ObjectBody::text`] does.
    ///
    /// # Errors
    ///
    /// Fails as [`ObjectBody::text`] does.
    pub async fn text(self) -> Result<String> {
        self.output.body.text().await
    }

    /// Writes the content to a file as [`ObjectBody::save_to`] does, and returns the number of bytes.
    ///
    /// # Errors
    ///
    /// Fails as [`ObjectBody::save_to`] does.
    pub async fn save_to(self, path: impl AsRef<Path>) -> Result<u64> {
        self.output.body.save_to(path).await
    }
}
