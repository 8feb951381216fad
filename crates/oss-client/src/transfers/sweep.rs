//! Multipart uploads that nobody has completed.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use oss_sign::UtcSeconds;

use crate::client::Client;
use crate::error::Result;

/// Aborts multipart uploads that nobody has completed, such as those of programs that were killed. Their
/// parts cost money until they are aborted. [`Transfers::sweep`](super::Transfers::sweep) creates it.
///
/// By default uploads are aborted that are older than a week. An upload that is still running may be among
/// them, and then fails.
///
/// ```
/// use std::time::Duration;
///
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let day = Duration::from_secs(24 * 60 * 60);
/// for upload in client.transfers().sweep("examplebucket").prefix("exampledir/").older_than(day).await? {
///     println!("{} of {}", upload.upload_id, upload.key);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is aborted until this is sent"]
pub struct Sweep {
    client: Client,
    bucket: String,
    prefix: Option<String>,
    older_than: Duration,
}

/// A multipart upload that was aborted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SweptUpload {
    /// The key of the object that was to be created.
    pub key: String,
    /// The id of the upload.
    pub upload_id: String,
    /// When it was begun.
    pub initiated: UtcSeconds,
}

impl Sweep {
    pub(super) fn new(client: &Client, bucket: String) -> Self {
        Self {
            client: client.clone(),
            bucket,
            prefix: None,
            older_than: WEEK,
        }
    }

    /// Considers only keys that begin with this prefix.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// Sets how old an upload must be to be aborted. The default is 7 days.
    pub fn older_than(mut self, age: Duration) -> Self {
        self.older_than = age;
        self
    }

    /// Aborts the uploads, and returns those that were aborted.
    ///
    /// # Errors
    ///
    /// Fails with the errors of the requests. Some uploads may have been aborted then.
    pub async fn send(self) -> Result<Vec<SweptUpload>> {
        let bucket = self.client.bucket(&self.bucket)?;
        let now = self.client.context().now();
        let age = i64::try_from(self.older_than.as_secs()).unwrap_or(i64::MAX);
        let newest = now.plus_seconds(age.saturating_neg());
        let mut listed = bucket.list_multipart_uploads().prefix(self.prefix).items();
        let mut swept = Vec::new();
        while let Some(upload) = listed.next().await.transpose()? {
            if upload.initiated > newest {
                continue;
            }
            let abort = bucket.abort_multipart_upload(&upload.key, &upload.upload_id);
            match abort.send().await {
                Ok(_) => swept.push(SweptUpload {
                    key: upload.key,
                    upload_id: upload.upload_id,
                    initiated: upload.initiated,
                }),
                // It was completed or aborted meanwhile.
                Err(error) if error.code() == Some("NoSuchUpload") => {}
                Err(error) => return Err(error),
            }
        }
        Ok(swept)
    }
}

impl IntoFuture for Sweep {
    type Output = Result<Vec<SweptUpload>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl fmt::Debug for Sweep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sweep")
            .field("bucket", &self.bucket)
            .field("prefix", &self.prefix)
            .field("older_than", &self.older_than)
            .finish_non_exhaustive()
    }
}

const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
