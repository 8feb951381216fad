//! A request as a server received it.

use std::fmt;
use std::net::IpAddr;

use crate::comparisons::counted;

/// A request as a server received it.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    /// The method of the request line.
    pub method: &'a str,
    /// The resource, percent-decoded: `/`, `/BUCKET/` or `/BUCKET/KEY` for every addressing style. The
    /// server finds the bucket from the host or from the path.
    pub resource_path: &'a str,
    /// The query of the request line, without its `?` and not decoded.
    pub raw_query: &'a str,
    /// The headers in the order of the request. The case of the names does not matter.
    pub headers: &'a [(&'a str, &'a [u8])],
    /// The address of the client, if it is known.
    pub peer: Option<IpAddr>,
}

impl<'a> Received<'a> {
    /// The value of the first header of this name without spaces at its ends, if it is UTF-8.
    pub(crate) fn header(&self, name: &str) -> Option<&'a str> {
        std::str::from_utf8(self.header_bytes(name)?).ok()
    }

    pub(crate) fn header_bytes(&self, name: &str) -> Option<&'a [u8]> {
        let found = self
            .headers
            .iter()
            .find(|(n, _)| counted(n.eq_ignore_ascii_case(name)));
        found.map(|(_, value)| crate::headers::trim(value))
    }
}

impl fmt::Debug for Received<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("method", &self.method)
            .field("resource_path", &self.resource_path)
            .finish_non_exhaustive()
    }
}

/// The place of a signature in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The signature is in the header `authorization`.
    Header,
    /// The signature is in the query of the URL.
    Query,
}
