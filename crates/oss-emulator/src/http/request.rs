//! A request whose head was read and whose bucket and key were determined.

use std::fmt;
use std::net::IpAddr;

use ::http::Method;

use super::body::RequestBody;
use super::headers::Headers;
use super::query::Query;

/// A request whose head was read and whose bucket and key were determined. Its body has not been
/// read.
///
/// Authentication, policies and handlers all use these values. None of them reads the head again,
/// so that what was signed and allowed is exactly what is done.
pub(crate) struct ServerRequest {
    pub(crate) method: Method,
    /// The bucket that the host or the path names. Its syntax was checked.
    pub(crate) bucket: Option<String>,
    /// The object key, which is never empty. It was percent-decoded once and is not normalized.
    pub(crate) key: Option<String>,
    /// The host that the client used, which error documents contain as `HostId`.
    pub(crate) host: String,
    /// The path as it was received, which is still percent-encoded.
    pub(crate) raw_path: String,
    /// The query as it was received, without the `?`. It is empty if there was none.
    pub(crate) raw_query: String,
    pub(crate) query: Query,
    pub(crate) headers: Headers,
    /// The request id, which the response contains as `x-oss-request-id`.
    pub(crate) request_id: String,
    /// The address at the other end of the socket.
    pub(crate) peer: IpAddr,
    /// Whether the connection is TLS.
    pub(crate) secure: bool,
    pub(crate) body: RequestBody,
}

impl ServerRequest {
    /// Returns the value of a header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.text(name)
    }

    /// Returns the same request without its body.
    pub(crate) fn without_body(&self) -> Self {
        Self {
            method: self.method.clone(),
            bucket: self.bucket.clone(),
            key: self.key.clone(),
            host: self.host.clone(),
            raw_path: self.raw_path.clone(),
            raw_query: self.raw_query.clone(),
            query: self.query.clone(),
            headers: self.headers.clone(),
            request_id: self.request_id.clone(),
            peer: self.peer,
            secure: self.secure,
            body: RequestBody::from_bytes(""),
        }
    }

    /// Returns whether the head announces a body, with a length or with chunked framing.
    pub(crate) fn announces_body(&self) -> bool {
        self.headers.contains("content-length") || self.headers.contains("transfer-encoding")
    }

    /// Returns the resource that the signature covers: `/bucket/key`, `/bucket/` or `/`.
    pub(crate) fn resource_path(&self) -> String {
        match (&self.bucket, &self.key) {
            (Some(bucket), Some(key)) => ["/", bucket, "/", key].concat(),
            (Some(bucket), None) => ["/", bucket, "/"].concat(),
            (None, _) => "/".to_owned(),
        }
    }
}

/// Shows the method, the bucket and the key only, because queries and headers contain signatures
/// and tokens.
impl fmt::Debug for ServerRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerRequest")
            .field("method", &self.method)
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
