//! What is signed, as a value.

use std::borrow::Cow;

use crate::{Resource, SourceIp};

/// A request as far as signatures see it: method, resource, query, headers.
///
/// ```
/// use oss_sign::{BucketName, ObjectKey, Request, Resource};
///
/// let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("exampledir/a.txt")?);
/// let request = Request::get(Resource::Object(&bucket, &key))
///     .version_id("CAEQARiBgID8rumR2hYi")
///     .traffic_limit(819_200);
/// assert_eq!(request.method(), "GET");
/// assert_eq!(request.query_pairs().count(), 2);
/// # Ok::<(), oss_sign::Error>(())
/// ```
///
/// Names and values are given raw, never percent-encoded. The signers sign what stands here;
/// [`check`](Self::check) also refuses what could be signed but cannot work.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub(crate) method: &'a str,
    pub(crate) resource: Resource<'a>,
    pub(crate) query: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    pub(crate) headers: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    pub(crate) additional_headers: Vec<Cow<'a, str>>,
    pub(crate) source_ip: Option<SourceIp>,
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

    /// A GET request.
    pub fn get(resource: Resource<'a>) -> Self {
        Self::new("GET", resource)
    }

    /// A PUT request.
    pub fn put(resource: Resource<'a>) -> Self {
        Self::new("PUT", resource)
    }

    /// A HEAD request.
    pub fn head(resource: Resource<'a>) -> Self {
        Self::new("HEAD", resource)
    }

    /// A POST request.
    pub fn post(resource: Resource<'a>) -> Self {
        Self::new("POST", resource)
    }

    /// A DELETE request.
    pub fn delete(resource: Resource<'a>) -> Self {
        Self::new("DELETE", resource)
    }

    /// Adds a query parameter, not encoded. An empty value is the same as none.
    pub fn query(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Adds a header that the request will carry; the name in any case.
    ///
    /// `content-type`, `content-md5` and `x-oss-*` are always signed, others only when named by
    /// [`additional_header`](Self::additional_header).
    pub fn header(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Names a header to be signed although V4 does not sign it by itself, for instance `host` or
    /// `content-length`. A name that the request does not carry is left out.
    ///
    /// A signed `content-length` is the only way to bind the size of a presigned PUT.
    pub fn additional_header(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.additional_headers.push(name.into());
        self
    }

    /// Restricts a presigned URL to a source address: the masked address is signed and stays out
    /// of the URL, the mask goes into it (`x-oss-ac-source-ip`, `x-oss-ac-subnet-mask`).
    pub fn source_ip(mut self, source_ip: SourceIp) -> Self {
        self.source_ip = Some(source_ip);
        self
    }

    /// Names a version of the object (`versionId`). A header of this name has no effect.
    pub fn version_id(self, id: impl Into<Cow<'a, str>>) -> Self {
        self.query("versionId", id)
    }

    /// Limits the transfer, in bits per second: 819200 to 838860800 (`x-oss-traffic-limit` as a
    /// parameter, which works for URLs and plain requests alike).
    pub fn traffic_limit(self, bits_per_second: u64) -> Self {
        self.query("x-oss-traffic-limit", bits_per_second.to_string())
    }

    /// Restricts a presigned URL to a VPC (`x-oss-ac-vpc-id`).
    pub fn vpc_id(self, id: impl Into<Cow<'a, str>>) -> Self {
        self.query("x-oss-ac-vpc-id", id)
    }

    /// Whether the server takes the client's address from `X-Forwarded-For`
    /// (`x-oss-ac-forward-allow`); by default it does not.
    pub fn forward_allow(self, allow: bool) -> Self {
        self.query(
            "x-oss-ac-forward-allow",
            if allow { "true" } else { "false" },
        )
    }

    /// The method.
    pub fn method(&self) -> &str {
        self.method
    }

    /// The resource.
    pub fn resource(&self) -> Resource<'a> {
        self.resource
    }

    /// The query parameters in the order in which they were given.
    pub fn query_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
    }

    /// The headers in the order in which they were given.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
    }

    /// The range that may use the URL.
    pub fn source_range(&self) -> Option<SourceIp> {
        self.source_ip
    }
}
