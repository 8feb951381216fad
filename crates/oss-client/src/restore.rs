//! Waiting until an archived object can be read.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::pin::pin;
use std::time::Duration;

use oss_sign::UtcSeconds;

use crate::bucket::Bucket;
use crate::error::{Error, ErrorKind, Result, Subject};
use crate::operations::common::StorageClass;
use crate::operations::object::HeadObjectOutput;
use crate::pipeline::Deadline;
use crate::timestamp;

/// The state of a restored object, as `x-oss-restore` describes it.
///
/// ```
/// use oss_client::restore::RestoreState;
///
/// let state = RestoreState::parse("ongoing-request=\"true\"");
/// assert_eq!(state, Some(RestoreState::Ongoing));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestoreState {
    /// The object is being restored and cannot be read yet.
    Ongoing,
    /// The object can be read until this instant, if OSS says until when.
    Readable(Option<UtcSeconds>),
}

impl RestoreState {
    /// Parses the value of `x-oss-restore`, which is the field `restore` of
    /// [`HeadObject`](crate::operations::object::HeadObject) and of lists. Returns `None` for a text of
    /// another form.
    pub fn parse(text: &str) -> Option<Self> {
        match quoted(text, "ongoing-request")? {
            "true" => Some(Self::Ongoing),
            "false" => Some(Self::Readable(
                quoted(text, "expiry-date").and_then(timestamp::parse_http_date),
            )),
            _ => None,
        }
    }
}

/// The value in `name="value"`.
fn quoted<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(name)?;
    let value = rest.strip_prefix("=\"")?;
    value.split_once('"').map(|(value, _)| value)
}

/// A wait until an archived object can be read. Awaiting it waits.
/// [`Bucket::wait_for_restore`] creates it.
#[must_use = "nothing waits until it is awaited"]
pub struct WaitForRestore {
    bucket: Bucket,
    key: String,
    version_id: Option<String>,
    interval: Duration,
    timeout: Option<Duration>,
}

impl Bucket {
    /// Waits until an object can be read whose restoration was begun by
    /// [`restore_object`](Self::restore_object). It asks OSS again and again, by default once per
    /// minute and without an end, and returns until when the object can be read, if OSS says that.
    ///
    /// An object that is not archived can be read at once.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.restore_object("exampledir/exampleobject.txt").send().await?;
    /// bucket
    ///     .wait_for_restore("exampledir/exampleobject.txt")
    ///     .timeout(Duration::from_secs(15 * 60))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::Deadline`] if the timeout has passed.
    /// - [`ErrorKind::InvalidRequest`] if the object is archived and nobody has begun to restore it.
    /// - The errors of [`head_object`](Self::head_object).
    ///
    /// # Cancel safety
    ///
    /// Dropping the future ends the wait, and not the restoration.
    pub fn wait_for_restore(&self, key: impl Into<String>) -> WaitForRestore {
        WaitForRestore {
            bucket: self.clone(),
            key: key.into(),
            version_id: None,
            interval: Duration::from_secs(60),
            timeout: None,
        }
    }
}

impl WaitForRestore {
    /// Waits for a version of the object. By default it is the current one.
    pub fn version_id(mut self, version_id: impl Into<String>) -> Self {
        self.version_id = Some(version_id.into());
        self
    }

    /// Sets how long to wait before OSS is asked again. The default is a minute; an interval of less
    /// than a second counts as one second.
    pub fn poll_interval(mut self, interval: Duration) -> Self {
        self.interval = interval.max(Duration::from_secs(1));
        self
    }

    /// Sets after which time to give up. By default there is no end.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    async fn run(self) -> Result<Option<UtcSeconds>> {
        let runtime = self.bucket.client().context().runtime();
        let deadline = Deadline::after(self.timeout, runtime);
        let subject = Subject {
            operation: "HeadObject",
            resource: format!("{}/{}", self.bucket.name(), self.key.escape_debug()),
        };
        let too_late = || Error::new(ErrorKind::Deadline).about(&subject);
        loop {
            let head = self
                .bucket
                .head_object(&self.key)
                .version_id(self.version_id.clone());
            let head = deadline
                .limit(runtime, pin!(head.send()))
                .await
                .ok_or_else(too_late)??;
            if let RestoreState::Readable(until) =
                state(&head).map_err(|error| error.about(&subject))?
            {
                return Ok(until);
            }
            if deadline.passes_within(self.interval, runtime) {
                return Err(too_late());
            }
            runtime.sleep(self.interval).await;
        }
    }
}

fn state(head: &HeadObjectOutput) -> Result<RestoreState> {
    if let Some(text) = &head.restore {
        return RestoreState::parse(text)
            .ok_or_else(|| Error::protocol(format!("the header x-oss-restore is {text:?}")));
    }
    match head.storage_class {
        StorageClass::Archive | StorageClass::ColdArchive | StorageClass::DeepColdArchive => {
            Err(Error::invalid_request(
                "the object is archived, and nobody has begun to restore it; call restore_object first",
            ))
        }
        _ => Ok(RestoreState::Readable(None)),
    }
}

impl IntoFuture for WaitForRestore {
    type Output = Result<Option<UtcSeconds>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for WaitForRestore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitForRestore")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .field("interval", &self.interval)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_restored_copy_is_read() {
        let text = "ongoing-request=\"false\", expiry-date=\"Sun, 16 Apr 2017 08:12:33 GMT\"";
        let until = UtcSeconds::new(1_492_330_353);
        assert_eq!(
            RestoreState::parse(text),
            Some(RestoreState::Readable(Some(until)))
        );
        let open = RestoreState::parse("ongoing-request=\"false\"");
        assert_eq!(open, Some(RestoreState::Readable(None)));
        for text in ["", "ongoing-request=true", "ongoing-request=\"maybe\""] {
            assert_eq!(RestoreState::parse(text), None, "{text}");
        }
    }
}
