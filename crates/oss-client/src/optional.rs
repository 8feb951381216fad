//! Results in which what does not exist is no error.

use crate::error::{Error, Result};

/// Turns an error that says that something does not exist into `None`.
///
/// ```
/// use oss_client::OptionalExt;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
/// # let client = oss_client::Client::builder()
/// #     .endpoint(oss.endpoint())
/// #     .region(oss.region())
/// #     .credentials(oss.credentials())
/// #     .build()?;
/// # let bucket = client.bucket("examplebucket")?;
/// let object = bucket.get_object("exampledir/missing.txt").send().await.optional()?;
/// assert!(object.is_none());
/// # Ok(())
/// # }
/// ```
///
/// A setting that a bucket does not have is an error too. To change the setting, begin with an empty
/// one:
///
/// ```
/// use oss_client::OptionalExt;
/// use oss_client::operations::lifecycle::{LifecycleRule, LifecycleRuleStatus};
///
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let answer = bucket.get_bucket_lifecycle().send().await.optional()?;
/// let mut lifecycle = answer.map(|answer| answer.output).unwrap_or_default();
/// lifecycle.rules.push(LifecycleRule::new(LifecycleRuleStatus::Enabled).prefix("logs/"));
/// bucket.put_bucket_lifecycle(lifecycle).send().await?;
/// # Ok(())
/// # }
/// ```
pub trait OptionalExt<T> {
    /// Returns `None` for an error with status 404 whose code begins with `NoSuch`, such as
    /// `NoSuchKey`, `NoSuchBucket` or `NoSuchLifecycle`, and for a 404 without a code, which is what an
    /// answer to `HEAD` can be. Every other error stays.
    ///
    /// # Errors
    ///
    /// Returns all other errors.
    fn optional(self) -> Result<Option<T>>;
}

impl<T> OptionalExt<T> for Result<T> {
    fn optional(self) -> Result<Option<T>> {
        match self {
            Ok(value) => Ok(Some(value)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn is_missing(error: &Error) -> bool {
    error.is_not_found() && error.code().is_none_or(|code| code.starts_with("NoSuch"))
}
