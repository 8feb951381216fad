//! The request of an operation, before the client completes and signs it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, StatusCode};
use oss_sign::{BucketName, ObjectKey, Resource, encode};
use oss_transport::{Body, Runtime};

use crate::error::{Error, Result};
use crate::multipart_form::{FileChecksum, MultipartForm};
use crate::xml::{WriteXml, XmlWriter};

/// What the body of a successful response contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing or a document. The client reads it completely, up to 16 MiB, before it calls
    /// [`Operation::response`](crate::Operation::response).
    Document,
    /// Nothing. A response that has a body all the same is an error of kind
    /// [`ErrorKind::Protocol`](crate::ErrorKind::Protocol): it does not come from OSS.
    Nothing,
    /// The content of an object. The caller gets it as a stream.
    Stream,
}

/// Whether a request may be repeated after it was sent and no response arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Idempotency {
    /// The request changes nothing, so it may always be repeated.
    Safe,
    /// Executing the request twice has the same result as executing it once.
    Overwrite,
    /// Executing the request twice has the same result as executing it once, but the server
    /// refuses the second one, because the first one succeeded. The client checks whether that is
    /// the reason before it reports the refusal.
    Checked(Check),
    /// Executing the request twice has another result than executing it once, so it is repeated
    /// only when it certainly was not executed.
    Never,
}

/// How the client finds out that the refusal of a repeated request means success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Check {
    /// The status 404 means that the first attempt removed the resource.
    Absent,
    /// The refusal `409 BucketAlreadyExists` means success if the caller may read the properties of the
    /// bucket, and the bucket is not older than the call.
    BucketCreated,
    /// The refusal `409 FileAlreadyExists` means success if the stored object has the length and
    /// the CRC-64 of the body that was sent, and is not older than the call.
    ObjectStored,
    /// The refusal `409 FileAlreadyExists` means success if the stored object has the length and
    /// the CRC-64 of the source, and is not older than the call.
    Copied,
    /// The refusal `409 PositionNotEqualToLength` means success if the object ends where the body that
    /// was sent ends, and its last bytes are those of the body. To check that, the client reads them,
    /// unless the body is the whole object and its CRC-64 is enough. If the object still ends where the
    /// body begins, the request is repeated.
    Appended,
    /// The refusal `409 PartAlreadyExist` means success if the stored part has the length and the CRC-64
    /// of the body that was sent, or of the bytes that were copied.
    PartUploaded,
    /// The refusal `404 NoSuchUpload` means success if the ETag of the object is the one that OSS gives
    /// to an object of the parts in the request, and the object is not older than the call.
    UploadCompleted,
    /// The refusal `409 RestoreAlreadyInProgress` means success.
    RestoreStarted,
}

/// The request of an operation, before the client adds its defaults and the signature.
///
/// ```
/// use oss_client::operation::OperationRequest;
/// use oss_client::sign::BucketName;
///
/// let bucket = BucketName::new("examplebucket")?;
/// let request = OperationRequest::object(http::Method::GET, bucket, "exampleobject.txt")?
///     .query("versionId", "CAEQARiBgID8rumR2hYi")
///     .header("if-match", "\"5B3C1A2E053D763E1B002CC607C5A0FE\"");
/// # Ok::<(), oss_client::Error>(())
/// ```
pub struct OperationRequest {
    pub(crate) method: Method,
    pub(crate) target: Target,
    pub(crate) query: Vec<(Cow<'static, str>, String)>,
    pub(crate) headers: Vec<(Cow<'static, str>, String)>,
    /// The headers whose values are percent-encoded before they are sent.
    pub(crate) default_headers: Vec<(&'static str, String)>,
    pub(crate) body: Body,
    pub(crate) document: Option<Bytes>,
    pub(crate) content_md5: bool,
    pub(crate) content_type_from_key: bool,
    pub(crate) checks_crc64: bool,
    pub(crate) idempotency: Idempotency,
    pub(crate) first_byte_timeout: Option<Duration>,
    /// The form whose file the body is.
    pub(crate) form: Option<MultipartForm>,
    /// The checksum of the file in a form that is being sent.
    pub(crate) file_checksum: Option<FileChecksum>,
    pub(crate) unsigned: bool,
    pub(crate) success_status: Option<StatusCode>,
}

/// The resource that a request is about.
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
            // A key may contain any character; escaping keeps an error message on one line.
            Self::Object(bucket, key) => write!(f, "{bucket}/{}", key.as_str().escape_debug()),
        }
    }
}

impl OperationRequest {
    /// Creates a request to the service itself, such as the one that lists all buckets.
    pub fn service(method: Method) -> Self {
        Self::new(method, Target::Service)
    }

    /// Creates a request about a bucket.
    pub fn bucket(method: Method, bucket: BucketName) -> Self {
        Self::new(method, Target::Bucket(bucket))
    }

    /// Creates a request about a bucket, or to the service itself if there is no name.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if no bucket can
    /// have this name.
    pub fn bucket_or_service(method: Method, bucket: Option<String>) -> Result<Self> {
        Ok(match bucket {
            Some(name) => Self::bucket(method, BucketName::new(name)?),
            None => Self::service(method),
        })
    }

    /// Creates a request about an object.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if OSS does not
    /// allow the key.
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
            default_headers: Vec::new(),
            body: Body::empty(),
            document: None,
            content_md5: false,
            content_type_from_key: false,
            checks_crc64: false,
            idempotency,
            first_byte_timeout: None,
            form: None,
            file_checksum: None,
            unsigned: false,
            success_status: None,
        }
    }

    /// Adds a query parameter. Name and value are given as plain text; the client encodes them. A
    /// parameter with an empty value is written without `=`.
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

    /// Adds a header that this client wants for itself and that the caller did not ask for.
    ///
    /// It is added when the client sends the request, unless the caller set a header of this name.
    /// A presigned URL leaves it out, because whoever uses the URL would have to send it.
    #[must_use]
    pub fn default_header(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.default_headers.push((name, value.to_string()));
        self
    }

    /// Adds one header for each entry. The header's name is the prefix followed by the entry's
    /// name.
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

    /// Sets the body of the request, such as the content of an object.
    #[must_use]
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets a document as the body, and its media type as the header `Content-Type`.
    #[must_use]
    pub fn document(mut self, content_type: &'static str, document: impl Into<Bytes>) -> Self {
        let document = document.into();
        self.body = Body::from(document.clone());
        self.document = Some(document);
        self.header("content-type", content_type)
    }

    /// Sets an XML document as the body.
    #[must_use]
    pub fn xml(self, root: &str, value: &impl WriteXml) -> Self {
        self.document("application/xml", XmlWriter::document(root, value))
    }

    /// Sets an XML document as the body if there is a value.
    #[must_use]
    pub fn optional_xml(self, root: &str, value: Option<&impl WriteXml>) -> Self {
        match value {
            Some(value) => self.xml(root, value),
            None => self,
        }
    }

    /// Sets fields such as `x-oss-process=image/resize,w_100` as the body. OSS reads them as they are,
    /// without percent-encoding and without a media type.
    #[must_use]
    pub fn form<'f>(mut self, fields: impl IntoIterator<Item = (&'f str, String)>) -> Self {
        let fields = fields
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"));
        let document = Bytes::from(fields.collect::<Vec<_>>().join("&"));
        self.body = Body::from(document.clone());
        self.document = Some(document);
        self
    }

    /// Sends the body as the file of a `multipart/form-data` form. The form authenticates itself, and
    /// its answer may be a redirect.
    #[must_use]
    pub(crate) fn multipart_form(mut self, form: MultipartForm) -> Self {
        self.form = Some(form);
        self.check_crc64()
            .unsigned()
            .success_status(StatusCode::SEE_OTHER)
    }

    /// Turns the form and its file into the body of the request.
    pub(crate) fn with_form_as_body(mut self, runtime: &dyn Runtime) -> Self {
        let Some(form) = self.form.take() else {
            return self;
        };
        let form = form.into_body(std::mem::take(&mut self.body), runtime);
        self.body = form.body;
        self.file_checksum = Some(form.checksum);
        self.default_header("content-type", form.content_type)
    }

    /// Sends the request without a signature, and without asking for credentials. It can then not be
    /// presigned.
    #[must_use]
    pub fn unsigned(mut self) -> Self {
        self.unsigned = true;
        self
    }

    /// Counts this status as success too. By default every status from 200 to 299 except 203 does,
    /// with which OSS reports that a callback failed.
    #[must_use]
    pub fn success_status(mut self, status: StatusCode) -> Self {
        self.success_status = Some(status);
        self
    }

    /// Adds the header `x-oss-copy-source`, which names the object to copy. Without a bucket, the source
    /// is in the bucket of the request; without a version, it is the current one.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if OSS does not allow
    /// the name of the bucket or the key.
    pub fn copy_source(
        self,
        bucket: Option<String>,
        key: impl Into<String>,
        version_id: Option<String>,
    ) -> Result<Self> {
        let bucket = match (bucket, &self.target) {
            (Some(name), _) => BucketName::new(name)?,
            (None, Target::Bucket(bucket) | Target::Object(bucket, _)) => bucket.clone(),
            (None, Target::Service) => {
                return Err(Error::invalid_request("source_bucket: a bucket is needed"));
            }
        };
        let key = ObjectKey::new(key)?;
        let mut source = format!("/{bucket}/{}", encode::percent_encode_path(key.as_str()));
        if let Some(version_id) = version_id {
            source.push_str("?versionId=");
            source.push_str(&version_id);
        }
        Ok(self.header("x-oss-copy-source", source))
    }

    /// Adds the header `Content-MD5` with the digest of the document.
    #[must_use]
    pub fn content_md5(mut self) -> Self {
        self.content_md5 = true;
        self
    }

    /// Derives the header `Content-Type` from the extension of the object's key, unless the caller
    /// sets one. A presigned URL leaves the header out.
    #[must_use]
    pub fn content_type_from_key(mut self) -> Self {
        self.content_type_from_key = true;
        self
    }

    /// Compares the CRC-64 of the body that was sent with the one that the response reports.
    #[must_use]
    pub fn check_crc64(mut self) -> Self {
        self.checks_crc64 = true;
        self
    }

    /// Sets whether the request may be repeated after it was sent and no response arrived. By
    /// default `GET` and `HEAD` are [`Idempotency::Safe`], `PUT` and `DELETE` are
    /// [`Idempotency::Overwrite`], and all others are [`Idempotency::Never`].
    #[must_use]
    pub fn idempotency(mut self, idempotency: Idempotency) -> Self {
        self.idempotency = idempotency;
        self
    }

    /// Sets how long to wait for the first byte of the response. By default the client's
    /// [`Timeouts`](oss_transport::Timeouts) decide.
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
    /// A value that cannot be sent. `right` says what would be.
    pub(crate) fn invalid_field(field: &str, value: impl fmt::Display, right: &str) -> Self {
        Self::invalid_request(format!("{field} {value}: {right}"))
    }
}
