//! The mark of a request that no proxy may carry.

/// Says that a request goes straight to its host; it stands in the request's extensions.
///
/// Requests to the metadata service of an instance and to this machine's own addresses carry it: a
/// proxy cannot reach what they mean, and would see keys in the clear.
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
