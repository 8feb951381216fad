//! What is signed, as a value.

use std::borrow::Cow;
use std::net::IpAddr;

use crate::Resource;

/// A request as far as signatures see it: method, resource, query, headers.
///
/// ```
/// use oss_sign::{BucketName, ObjectKey, Request, Resource};
///
/// let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("exampledir/a.txt")?);
/// let request = Request::new("GET", Resource::Object(&bucket, &key))
///     .query("versionId", "CAEQARiBgID8rumR2hYi");
/// assert_eq!(request.method(), "GET");
/// # Ok::<(), oss_sign::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Request<'a> {
    method: &'a str,
    resource: Resource<'a>,
    query: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    headers: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    additional_headers: Vec<Cow<'a, str>>,
    source_ip: Option<SourceIp>,
}

impl<'a> Request<'a> {
    /// A request without parameters and headers; the method is in upper case.
    pub fn new(method: &'a str, resource: Resource<'a>) -> Self {
        Self {
            method,
            resource,
            query: Vec::new(),
            headers: Vec::new(),
            additional_headers: Vec::new(),
            source_ip: None,
        }
    }

    /// Adds a query parameter, not encoded. An empty value is the same as none.
    pub fn query(
        mut self,
        name: impl Into<Cow<'a, str>>,
        value: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Adds a header that the request will carry; the name in any case.
    pub fn header(
        mut self,
        name: impl Into<Cow<'a, str>>,
        value: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Names a header to be signed although V4 does not sign it by itself.
    pub fn additional_header(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.additional_headers.push(name.into());
        self
    }

    /// Restricts a presigned URL to a source address: the masked address is signed and stays out
    /// of the URL, the mask goes into it.
    pub fn source_ip(mut self, source_ip: SourceIp) -> Self {
        self.source_ip = Some(source_ip);
        self
    }

    /// The method.
    pub fn method(&self) -> &str {
        self.method
    }

    /// The resource.
    pub fn resource(&self) -> Resource<'a> {
        self.resource
    }
}

/// An address range that may use a presigned URL: an address and the number of leading bits that
/// count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceIp {
    address: IpAddr,
    mask: u8,
}
