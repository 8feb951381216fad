//! Limits on the time in which a request makes no progress, one for each phase.

use std::time::Duration;

/// Time limits for one request. Put them into the extensions of the request to override those of
/// the transport.
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
/// A limit that is not set keeps the transport's default. None of them limits a request as a whole,
/// because a long transfer that keeps making progress is healthy: each limit starts anew with every
/// byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// The longest time between the last byte of the request and the first byte of the response.
    pub first_byte: Option<Duration>,
    /// The longest time in which no byte of the response arrives while the caller waits for one.
    pub idle_read: Option<Duration>,
    /// The longest time in which the socket accepts no byte of the request while some are ready.
    pub idle_write: Option<Duration>,
}

impl Timeouts {
    /// Creates a value that overrides nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the longest time between the last byte of the request and the first byte of the
    /// response. `HyperTransport` waits 60 seconds by default.
    #[must_use]
    pub fn first_byte(mut self, limit: Duration) -> Self {
        self.first_byte = Some(limit);
        self
    }

    /// Sets the longest time in which no byte of the response arrives while the caller waits for
    /// one. `HyperTransport` waits 30 seconds by default.
    #[must_use]
    pub fn idle_read(mut self, limit: Duration) -> Self {
        self.idle_read = Some(limit);
        self
    }

    /// Sets the longest time in which the socket accepts no byte of the request while some are
    /// ready. `HyperTransport` waits 30 seconds by default.
    #[must_use]
    pub fn idle_write(mut self, limit: Duration) -> Self {
        self.idle_write = Some(limit);
        self
    }
}
