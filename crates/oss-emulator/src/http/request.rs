//! A request as the server sees it: addressed, decoded once, with its body still to come.

use std::fmt;
use std::net::IpAddr;

use ::http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use ::http::{HeaderMap, Method};

use super::body::RequestBody;

/// One request after its head was read and its host told the bucket.
pub(crate) struct ServerRequest {
    pub(crate) method: Method,
    /// The bucket named by host or path; its syntax was checked.
    pub(crate) bucket: Option<String>,
    /// The key, percent-decoded once, byte for byte as sent (no normalisation). Never empty.
    pub(crate) key: Option<String>,
    /// The `Host` that the client used, for `HostId`.
    pub(crate) host: String,
    /// Path as it came, still percent-encoded.
    pub(crate) raw_path: String,
    /// Query as it came, without the `?`; empty if there was none.
    pub(crate) raw_query: String,
    pub(crate) query: Query,
    pub(crate) headers: HeaderMap,
    /// What the answer will say in `x-oss-request-id`.
    pub(crate) request_id: String,
    /// The address at the other end of the socket.
    pub(crate) peer: IpAddr,
    /// The connection is TLS.
    pub(crate) secure: bool,
    pub(crate) body: RequestBody,
}

impl ServerRequest {
    /// A header as text; a value that is not UTF-8 is taken as Latin-1, which some clients send.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let value = self.headers.get(name)?.as_bytes();
        Some(match std::str::from_utf8(value) {
            Ok(text) => text.to_owned(),
            Err(_) => value.iter().map(|&byte| char::from(byte)).collect(),
        })
    }

    /// Whether the head says how long the body is, or that it comes in chunks.
    pub(crate) fn announces_body(&self) -> bool {
        self.headers.contains_key(CONTENT_LENGTH) || self.headers.contains_key(TRANSFER_ENCODING)
    }

    /// `/bucket/key`, `/bucket/` or `/`: what is signed.
    pub(crate) fn resource_path(&self) -> String {
        match (&self.bucket, &self.key) {
            (Some(bucket), Some(key)) => format!("/{bucket}/{key}"),
            (Some(bucket), None) => format!("/{bucket}/"),
            (None, _) => "/".to_owned(),
        }
    }
}

/// What it names, without what authorizes it: queries and headers hold signatures and tokens.
impl fmt::Debug for ServerRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerRequest")
            .field("method", &self.method)
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// The decoded query in the order it came; `+` is a space, as in forms.
#[derive(Clone, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Splits at `&` and the first `=`; bytes that are not UTF-8 are replaced, since no OSS
    /// parameter has such a value and the signature is computed from the raw text.
    pub(crate) fn parse(raw: &str) -> Self {
        let decode = |text: &str| {
            let text = text.replace('+', " ");
            percent_encoding::percent_decode_str(&text)
                .decode_utf8_lossy()
                .into_owned()
        };
        let pairs = raw.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        });
        Self(pairs.collect())
    }

    /// The first value of `name`; `Some("")` when the parameter stands without a value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether the parameter is there, with or without a value.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// All pairs in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}
