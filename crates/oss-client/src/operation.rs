//! What an operation is: a pure request, and a pure reading of the answer.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::Method;
use oss_sign::{BucketName, ObjectKey, Resource};
use oss_transport::Body;

use crate::error::{Error, Result};
pub use crate::response::Response;

/// An operation of OSS: what is sent, and what the answer means. Both ends are pure.
///
/// The operations of this crate implement it, and so can yours; signing, retries, checks and
/// errors are the same for both:
///
/// ```
/// use oss_client::operation::{OperationRequest, Response};
/// use oss_client::sign::BucketName;
/// use oss_client::{Client, Error, Operation};
///
/// /// The number of objects in a bucket and so on, as the server writes it.
/// struct GetBucketStat {
///     bucket: BucketName,
/// }
///
/// impl Operation for GetBucketStat {
///     type Output = String;
///     const NAME: &'static str = "GetBucketStat";
///
///     fn request(self) -> Result<OperationRequest, Error> {
///         Ok(OperationRequest::bucket(http::Method::GET, self.bucket).query("stat", ""))
///     }
///
///     fn response(response: Response) -> Result<String, Error> {
///         Ok(String::from_utf8_lossy(response.document()).into_owned())
///     }
/// }
///
/// # async fn example(client: Client) -> Result<(), Error> {
/// let stat = client.call(GetBucketStat { bucket: BucketName::new("examplebucket")? });
/// println!("{}", stat.send().await?);
/// # Ok(())
/// # }
/// ```
pub trait Operation: Send + 'static {
    /// What a caller gets.
    type Output: Send + 'static;

    /// The official name, for errors and logs.
    const NAME: &'static str;

    /// What the body of a good answer is.
    const ANSWER: Answer = Answer::Document;

    /// The request.
    ///
    /// # Errors
    ///
    /// What cannot be asked for, such as an empty key.
    fn request(self) -> Result<OperationRequest>;

    /// Reads a good answer (2xx). A document is there as a whole and holds no `<Error>`.
    ///
    /// # Errors
    ///
    /// An answer that the operation does not give.
    fn response(response: Response) -> Result<Self::Output>;
}

/// What the body of a good answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing or a document, read as a whole before the operation sees it (at most 16 MiB).
    Document,
    /// The content of an object, handed out as a stream.
    Stream,
}

/// Whether a request may be repeated after it was sent and no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Idempotency {
    /// It changes nothing.
    Safe,
    /// Twice is the same as once.
    Overwrite,
    /// Twice is the same as once, but the second time is told that it was first: the refusal is
    /// checked before it is believed.
    Checked(Check),
    /// Twice is not the same as once.
    Never,
}

/// How the refusal of a repeated request is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Check {
    /// `404` means that the first attempt has removed it.
    Absent,
    /// `409 BucketAlreadyExists` is a success if the bucket answers to us.
    BucketCreated,
    /// `409 FileAlreadyExists` is a success if the object is what was sent, by length and CRC-64.
    ObjectStored,
}

/// A request of an operation, before defaults and signature.
pub struct OperationRequest {
    pub(crate) method: Method,
    pub(crate) target: Target,
    pub(crate) query: Vec<(Cow<'static, str>, String)>,
    pub(crate) headers: Vec<(Cow<'static, str>, String)>,
    pub(crate) body: Body,
    pub(crate) document: Option<Bytes>,
    pub(crate) content_md5: bool,
    pub(crate) content_type_of_key: bool,
    pub(crate) checks_crc64: bool,
    pub(crate) idempotency: Idempotency,
    pub(crate) first_byte_timeout: Option<Duration>,
}

/// What a request names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Service,
    Bucket(BucketName),
    Object(BucketName, ObjectKey),
}

impl Target {
    pub(crate) fn resource(&self) -> Resource<'_> {
        match self {
            Self::Service => Resource::Service,
            Self::Bucket(bucket) => Resource::Bucket(bucket),
            Self::Object(bucket, key) => Resource::Object(bucket, key),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service => Ok(()),
            Self::Bucket(bucket) => write!(f, "{bucket}"),
            // A key may hold anything; an error stays one line.
            Self::Object(bucket, key) => write!(f, "{bucket}/{}", key.as_str().escape_debug()),
        }
    }
}

impl OperationRequest {
    /// A request to the service, such as the list of buckets.
    pub fn service(method: Method) -> Self {
        Self::new(method, Target::Service)
    }

    /// A request about a bucket.
    pub fn bucket(method: Method, bucket: BucketName) -> Self {
        Self::new(method, Target::Bucket(bucket))
    }

    /// A request about an object.
    ///
    /// # Errors
    ///
    /// A key that OSS does not take.
    pub fn object(method: Method, bucket: BucketName, key: impl Into<String>) -> Result<Self> {
        Ok(Self::new(
            method,
            Target::Object(bucket, ObjectKey::new(key)?),
        ))
    }

    fn new(method: Method, target: Target) -> Self {
        let safe = method.is_safe();
        let idempotency = match method {
            _ if safe => Idempotency::Safe,
            Method::PUT | Method::DELETE => Idempotency::Overwrite,
            _ => Idempotency::Never,
        };
        Self {
            method,
            target,
            query: Vec::new(),
            headers: Vec::new(),
            body: Body::empty(),
            document: None,
            content_md5: false,
            content_type_of_key: false,
            checks_crc64: false,
            idempotency,
            first_byte_timeout: None,
        }
    }

    /// Adds a query parameter, not encoded; an empty value stands without `=`.
    #[must_use]
    pub fn query(mut self, name: impl Into<Cow<'static, str>>, value: impl fmt::Display) -> Self {
        self.query.push((name.into(), value.to_string()));
        self
    }

    /// Adds a query parameter if there is a value.
    #[must_use]
    pub fn optional_query(self, name: &'static str, value: Option<impl fmt::Display>) -> Self {
        match value {
            Some(value) => self.query(name, value),
            None => self,
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<Cow<'static, str>>, value: impl fmt::Display) -> Self {
        self.headers.push((name.into(), value.to_string()));
        self
    }

    /// Adds a header if there is a value.
    #[must_use]
    pub fn optional_header(self, name: &'static str, value: Option<impl fmt::Display>) -> Self {
        match value {
            Some(value) => self.header(name, value),
            None => self,
        }
    }

    /// Adds one header for each entry, its name prefixed.
    #[must_use]
    pub(crate) fn user_metadata(
        mut self,
        prefix: &'static str,
        entries: BTreeMap<String, String>,
    ) -> Self {
        for (name, value) in entries {
            self.headers.push((format!("{prefix}{name}").into(), value));
        }
        self
    }

    /// Sets a body that is streamed, such as the content of an object.
    #[must_use]
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets a document as the body, with its type.
    #[must_use]
    pub fn document(mut self, content_type: &'static str, document: impl Into<Bytes>) -> Self {
        let document = document.into();
        self.body = Body::from(document.clone());
        self.document = Some(document);
        self.header("content-type", content_type)
    }

    /// Sends `Content-MD5` of the document.
    #[must_use]
    pub fn content_md5(mut self) -> Self {
        self.content_md5 = true;
        self
    }

    /// Derives the content type from the key's extension unless one is given.
    #[must_use]
    pub fn content_type_of_key(mut self) -> Self {
        self.content_type_of_key = true;
        self
    }

    /// Compares the CRC-64 of the body with the one in the answer.
    #[must_use]
    pub fn check_crc64(mut self) -> Self {
        self.checks_crc64 = true;
        self
    }

    /// Says whether it may be repeated after an unclear failure. Without it `GET` and `HEAD` are
    /// safe, `PUT` and `DELETE` overwrite, all others are never repeated.
    #[must_use]
    pub fn idempotency(mut self, idempotency: Idempotency) -> Self {
        self.idempotency = idempotency;
        self
    }

    /// Waits so long for the first byte of the answer, instead of the transport's default.
    #[must_use]
    pub fn first_byte_timeout(mut self, limit: Duration) -> Self {
        self.first_byte_timeout = Some(limit);
        self
    }
}

impl fmt::Debug for OperationRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |pairs: &[(Cow<'static, str>, String)]| -> Vec<String> {
            pairs.iter().map(|(name, _)| name.to_string()).collect()
        };
        f.debug_struct("OperationRequest")
            .field("method", &self.method)
            .field("target", &self.target)
            .field("query", &names(&self.query))
            .field("headers", &names(&self.headers))
            .field("body", &self.body)
            .field("idempotency", &self.idempotency)
            .finish_non_exhaustive()
    }
}

impl Error {
    /// A value that the request cannot carry.
    pub(crate) fn invalid_field(field: &str, value: impl fmt::Display, right: &str) -> Self {
        Self::invalid_request(format!("{field} {value}: {right}"))
    }
}
