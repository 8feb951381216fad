//! How long a request may stand still, per phase.

use std::time::Duration;

/// Limits for one request; put them into its extensions to override those of the transport.
///
/// ```
/// use std::time::Duration;
/// use oss_transport::{Body, Timeouts};
///
/// let mut request = http::Request::get("https://example.com/").body(Body::empty())?;
/// // A copy on the server is silent for as long as it takes.
/// request.extensions_mut().insert(Timeouts::new().first_byte(Duration::from_secs(600)));
/// # Ok::<(), http::Error>(())
/// ```
///
/// What is not set keeps the transport's default. None of them limits a request as a whole: a
/// long transfer that moves is healthy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// From the last byte of the request to the first of the answer.
    pub first_byte: Option<Duration>,
    /// While the caller wants bytes of the answer and none arrive.
    pub idle_read: Option<Duration>,
    /// While bytes of the request are ready and the socket accepts none.
    pub idle_write: Option<Duration>,
}

impl Timeouts {
    /// Nothing overridden.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the limit from the last byte of the request to the first of the answer.
    #[must_use]
    pub fn first_byte(mut self, limit: Duration) -> Self {
        self.first_byte = Some(limit);
        self
    }

    /// Sets the limit while the caller wants bytes of the answer and none arrive.
    #[must_use]
    pub fn idle_read(mut self, limit: Duration) -> Self {
        self.idle_read = Some(limit);
        self
    }

    /// Sets the limit while bytes of the request are ready and the socket accepts none.
    #[must_use]
    pub fn idle_write(mut self, limit: Duration) -> Self {
        self.idle_write = Some(limit);
        self
    }
}
