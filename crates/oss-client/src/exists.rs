//! Whether a bucket or an object exists.

use crate::bucket::Bucket;
use crate::error::{Error, Result};

impl Bucket {
    /// Returns whether there is an object with this key. Its content is not read. In a bucket with
    /// versioning it is `false` if the current version is a delete marker.
    ///
    /// Needs the permission `oss:GetObject`.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
    /// # let client = oss_client::Client::builder()
    /// #     .endpoint(oss.endpoint())
    /// #     .region(oss.region())
    /// #     .credentials(oss.credentials())
    /// #     .build()?;
    /// # let bucket = client.bucket("examplebucket")?;
    /// assert!(!bucket.object_exists("exampledir/exampleobject.txt").await?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if OSS refuses the question, also with `NoSuchBucket` if the bucket does not exist.
    pub async fn object_exists(&self, key: impl Into<String>) -> Result<bool> {
        unless_missing("NoSuchKey", self.get_object_meta(key).send().await)
    }

    /// Returns whether the bucket exists.
    ///
    /// Needs the permission `oss:GetBucketAcl`. A bucket of another account exists too, but OSS does
    /// not let this caller ask for it, which is an error.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
    /// # let client = oss_client::Client::builder()
    /// #     .endpoint(oss.endpoint())
    /// #     .region(oss.region())
    /// #     .credentials(oss.credentials())
    /// #     .build()?;
    /// assert!(client.bucket("examplebucket")?.exists().await?);
    /// assert!(!client.bucket("otherbucket")?.exists().await?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if OSS refuses the question for another reason than that there is no such bucket.
    pub async fn exists(&self) -> Result<bool> {
        unless_missing("NoSuchBucket", self.get_bucket_acl().send().await)
    }
}

/// `false` for this code, and for a 404 without a code, which an answer to `HEAD` can be.
fn unless_missing<T>(code: &str, answer: Result<T>) -> Result<bool> {
    let is_missing =
        |error: &Error| error.is_not_found() && error.code().is_none_or(|own| own == code);
    match answer {
        Ok(_) => Ok(true),
        Err(error) if is_missing(&error) => Ok(false),
        Err(error) => Err(error),
    }
}
