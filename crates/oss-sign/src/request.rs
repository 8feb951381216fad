//! A request as it is signed.

use std::borrow::Cow;

use crate::endpoint::Location;
use crate::{Resource, SourceIp};

/// The parts of a request that signatures cover: method, resource, query and headers.
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
/// Give names and values as they are, not percent-encoded. The signers refuse a request that could
/// be signed but cannot work: see [`check`](Self::check) and [`check_presign`](Self::check_presign).
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub(crate) method: &'a str,
    pub(crate) resource: Resource<'a>,
    pub(crate) query: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    pub(crate) headers: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    pub(crate) additional_headers: Vec<Cow<'a, str>>,
    pub(crate) source_ip: Option<SourceIp>,
    pub(crate) location: Option<&'a Location>,
    /// Whether the checks are left out that foresee what the server does with the request.
    pub(crate) unchecked: bool,
}

impl<'a> Request<'a> {
    /// Creates a request without parameters and headers. The method is written in upper case.
    pub fn new(method: &'a str, resource: Resource<'a>) -> Self {
        Self {
            method,
            resource,
            query: Vec::new(),
            headers: Vec::new(),
            additional_headers: Vec::new(),
            source_ip: None,
            location: None,
            unchecked: false,
        }
    }

    /// Creates a GET request.
    pub fn get(resource: Resource<'a>) -> Self {
        Self::new("GET", resource)
    }

    /// Creates a PUT request.
    pub fn put(resource: Resource<'a>) -> Self {
        Self::new("PUT", resource)
    }

    /// Creates a HEAD request.
    pub fn head(resource: Resource<'a>) -> Self {
        Self::new("HEAD", resource)
    }

    /// Creates a POST request.
    pub fn post(resource: Resource<'a>) -> Self {
        Self::new("POST", resource)
    }

    /// Creates a DELETE request.
    pub fn delete(resource: Resource<'a>) -> Self {
        Self::new("DELETE", resource)
    }

    /// Adds a query parameter. An empty value is the same as no value.
    pub fn query(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Adds a header that the request will carry. The case of the name does not matter.
    ///
    /// `content-type`, `content-md5` and `x-oss-*` headers are always signed. Other headers are
    /// signed only if they are also given to [`additional_header`](Self::additional_header).
    pub fn header(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds the name of a header that V4 signs in addition to those that it always signs.
    ///
    /// The header itself is set by [`header`](Self::header). For a presigned URL there is one
    /// exception: `host` is signed as it stands in the URL, so it need not be set.
    ///
    /// A signed `content-length` is the only way to fix the size of a presigned upload. V1 does not
    /// sign additional headers, so its signers refuse them.
    ///
    /// ```
    /// use std::time::Duration;
    /// use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds};
    ///
    /// let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("a.txt")?);
    /// let request = Request::put(Resource::Object(&bucket, &key))
    ///     .header("content-length", "1024")
    ///     .additional_header("content-length")
    ///     .additional_header("host");
    /// let now = UtcSeconds::new(1_702_743_657);
    /// let signer = oss_sign::v4::Signer::new(&Credentials::new("ak", "sk")?, "cn-hangzhou", now)?;
    /// let endpoint = Endpoint::for_region("cn-hangzhou")?;
    /// let presigned = signer.presign(&request, &endpoint, now, Duration::from_secs(60))?;
    /// assert!(presigned.url().contains("x-oss-additional-headers=content-length%3Bhost"));
    /// assert_eq!(presigned.headers().collect::<Vec<_>>(), [("content-length", "1024")]);
    /// # Ok::<(), oss_sign::Error>(())
    /// ```
    pub fn additional_header(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.additional_headers.push(name.into());
        self
    }

    /// Restricts a presigned URL to clients with an address in this range.
    ///
    /// The masked address is signed but does not appear in the URL, which contains only the mask
    /// (`x-oss-ac-source-ip`, `x-oss-ac-subnet-mask`).
    pub fn source_ip(mut self, source_ip: SourceIp) -> Self {
        self.source_ip = Some(source_ip);
        self
    }

    /// Lets V4 reuse the percent-encoded path of a location, instead of encoding the path of the
    /// resource again for every signature in headers.
    ///
    /// The location must be the one that [`Endpoint::locate`](crate::Endpoint::locate) returned for
    /// the resource of this request. With another one the signature would be wrong.
    pub fn located_at(mut self, location: &'a Location) -> Self {
        self.location = Some(location);
        self
    }

    /// Selects a version of the object, by the query parameter `versionId`. A header of this name
    /// would have no effect.
    pub fn version_id(self, id: impl Into<Cow<'a, str>>) -> Self {
        self.query("versionId", id)
    }

    /// Limits the speed of the transfer, in bits per second.
    ///
    /// The server accepts 819,200 to 838,860,800 bits per second, which is 100 KiB/s to 100 MiB/s,
    /// and the signers refuse any other value. The limit is set by the query parameter
    /// `x-oss-traffic-limit`, which has the same effect in a URL and in any other request.
    pub fn traffic_limit(self, bits_per_second: u64) -> Self {
        self.query("x-oss-traffic-limit", bits_per_second.to_string())
    }

    /// Restricts a presigned URL to clients in this VPC (`x-oss-ac-vpc-id`).
    pub fn vpc_id(self, id: impl Into<Cow<'a, str>>) -> Self {
        self.query("x-oss-ac-vpc-id", id)
    }

    /// Sets whether the server reads the address of the client from `X-Forwarded-For`
    /// (`x-oss-ac-forward-allow`). By default it does not.
    pub fn forward_allow(self, allow: bool) -> Self {
        self.query(
            "x-oss-ac-forward-allow",
            if allow { "true" } else { "false" },
        )
    }

    /// Leaves out the checks that foresee what the server does with the request.
    ///
    /// Only what cannot be signed at all is refused then, and an additional header that the request
    /// does not carry is ignored. Use this to test a server, or to reproduce the signature of
    /// another SDK. A URL that is signed in this way may fail when somebody uses it.
    pub fn without_checks(mut self) -> Self {
        self.unchecked = true;
        self
    }

    /// Returns the method.
    pub fn method(&self) -> &str {
        self.method
    }

    /// Returns the resource.
    pub fn resource(&self) -> Resource<'a> {
        self.resource
    }

    /// Returns the names and values of the query parameters, in the order given.
    pub fn query_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
    }

    /// Returns the names and values of the headers, in the order given.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_ref()))
    }

    /// Returns the range of addresses that a presigned URL is restricted to.
    pub fn source_range(&self) -> Option<SourceIp> {
        self.source_ip
    }
}
