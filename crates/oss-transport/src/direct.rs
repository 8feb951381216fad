//! The mark of a request that must not pass a proxy.

/// Marks a request that must be sent to its host directly, and not through a proxy. Put it into the
/// extensions of the request.
///
/// The SDK marks requests to the metadata service of an instance and to addresses of this machine: a
/// proxy cannot reach the same service, and would see access keys in plain text.
///
/// ```
/// use oss_transport::{Body, Direct};
///
/// let mut request = http::Request::get("http://100.100.100.200/").body(Body::empty())?;
/// request.extensions_mut().insert(Direct);
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direct;
