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
pub trait OptionalExt<T> {
    /// Returns `None` for the errors `NoSuchKey`, `NoSuchVersion` and `NoSuchBucket`, and for a 404
    /// without a code, which is what an answer to `HEAD` can be. Every other error stays.
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
    error.is_not_found()
        && error
            .code()
            .is_none_or(|code| ["NoSuchBucket", "NoSuchKey", "NoSuchVersion"].contains(&code))
}
