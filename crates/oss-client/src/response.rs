//! What the caller gets from a successful call.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use http::{HeaderMap, StatusCode};
use oss_sign::UtcSeconds;

use crate::header::find;
use crate::timestamp;

/// What a successful call gives: the output of the operation, and what every response has.
///
/// It dereferences to the output, so that the fields of the output are read directly. To move
/// something out of the output, use the field [`output`](Self::output).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let page = bucket.list_objects_v2().prefix("exampledir/").send().await?;
/// println!("{} objects, request {}", page.objects.len(), page.request_id());
/// for object in page.output.objects {
///     println!("{} has {} bytes", object.key, object.size);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the operation answers. It is `()` for operations that answer nothing.
    pub output: T,
    head: Head,
}

/// What every response has.
#[derive(Clone, Default)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: Arc<HeaderMap>,
    pub(crate) attempts: u32,
    pub(crate) recovered: bool,
}

impl<T> Response<T> {
    pub(crate) fn new(output: T, head: Head) -> Self {
        Self { output, head }
    }

    /// Marks the response as one that stands for a lost one.
    pub(crate) fn with_recovered(mut self) -> Self {
        self.head.recovered = true;
        self
    }

    /// Returns the output alone.
    pub fn into_output(self) -> T {
        self.output
    }

    /// Returns the id of the request, which Alibaba Cloud's support asks for
    /// (`x-oss-request-id`). It is empty if the server sent none, which OSS always does.
    pub fn request_id(&self) -> &str {
        self.header("x-oss-request-id").unwrap_or_default()
    }

    /// Returns the time of the server when it responded (`Date`), if the server sent one.
    pub fn server_time(&self) -> Option<UtcSeconds> {
        timestamp::parse_http_date(self.header("date")?)
    }

    /// Returns how many attempts the call has made. It is 1 if the first attempt succeeded.
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }

    /// Returns `true` if the response to an earlier attempt was lost, although that attempt had
    /// succeeded. The output was then made from the present state of the server.
    pub fn recovered(&self) -> bool {
        self.head.recovered
    }

    /// Returns the status of the response.
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// Returns all headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// Returns the first value of a header, if it is UTF-8.
    pub fn header(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(find(&self.head.headers, name)?.as_bytes()).ok()
    }

    /// Replaces the output by what `change` makes of it.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            output: change(self.output),
            head: self.head,
        }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.output
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.output
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("output", &self.output)
            .field("request_id", &self.request_id())
            .field("attempts", &self.head.attempts)
            .field("recovered", &self.head.recovered)
            .finish_non_exhaustive()
    }
}
