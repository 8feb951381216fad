//! A presigned request.

use std::fmt;

use bytes::Bytes;
use oss_sign::UtcSeconds;

use crate::error::{Error, Result};
use crate::presign::curl::{self, Parts, Transfer};
use crate::presign::expiry::ExpiryReason;

/// A request that anybody can make until it expires: a URL that contains its signature, with the
/// headers and the document to send along.
///
/// `Debug` and `Display` show the URL without its query. [`url`](Self::url) returns it whole.
#[derive(Clone)]
pub struct PresignedRequest {
    pub(super) method: http::Method,
    pub(super) url: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Option<Bytes>,
    pub(super) expires_at: UtcSeconds,
    pub(super) expiry_reason: ExpiryReason,
    pub(super) may_end_earlier: bool,
    pub(super) transfer: Transfer,
}

impl PresignedRequest {
    /// Returns the method, such as `GET`. The URL works with no other.
    pub fn method(&self) -> &str {
        self.method.as_str()
    }

    /// Returns the whole URL.
    ///
    /// # Security
    ///
    /// Whoever has the URL has the access. Do not write it to a log.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the headers to send with the URL, exactly as they are.
    ///
    /// OSS signs the headers that it receives. A `Content-Type`, `Content-MD5` or `x-oss-` header
    /// that is not listed here must therefore not be sent: a request for a URL that was signed
    /// without a content type fails when it has one. Browsers and `curl --data` add a content type
    /// on their own, so set
    /// [`content_type`](crate::operations::object::PutObject::content_type) if they are to use the
    /// URL. The header `Host` is never listed, because every HTTP client sends it.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the document to send as the body, unchanged, for operations that have one, such as
    /// `DeleteMultipleObjects`. Its digest is signed.
    ///
    /// It is `None` for an upload, whose content the user of the URL provides, and for requests
    /// without a body.
    pub fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    /// Returns the instant from which OSS refuses the URL: the earlier of the end that was asked for
    /// and the end of the credentials.
    ///
    /// The instant is counted from the client's clock, corrected by the offset that the client has
    /// learned from the server ([`Context::clock_offset`](oss_credentials::Context::clock_offset)),
    /// or from the time that was given to [`Presign::at`](crate::presign::Presign::at). OSS compares
    /// it with its own clock.
    pub fn expires_at(&self) -> UtcSeconds {
        self.expires_at
    }

    /// Returns what ends the URL at [`expires_at`](Self::expires_at).
    pub fn expiry_reason(&self) -> ExpiryReason {
        self.expiry_reason
    }

    /// Returns whether it may end before [`expires_at`](Self::expires_at), because it is signed with
    /// a security token whose end is not known. The server refuses it once the token has ended.
    pub fn may_end_earlier(&self) -> bool {
        self.may_end_earlier
    }

    /// Turns it into a request of the crate `http` with the given body, for an HTTP client of the
    /// caller's choice. For a request that has a document of its own, the body must be
    /// [that document](Self::body).
    ///
    /// ```
    /// # use oss_client::{Client, sign::Credentials, transport::testing::NoTransport};
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// # let client = Client::builder()
    /// #     .region("cn-hangzhou")
    /// #     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
    /// #     .transport(std::sync::Arc::new(NoTransport::new()))
    /// #     .build()?;
    /// let upload = client
    ///     .bucket("examplebucket")?
    ///     .put_object("exampledir/exampleobject.txt")
    ///     .content_type("text/plain")
    ///     .presign(std::time::Duration::from_secs(60))
    ///     .await?;
    /// let request = upload.into_http_request("hello world")?;
    /// assert_eq!(request.method(), "PUT");
    /// assert_eq!(request.headers()["content-type"], "text/plain");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if the URL is too
    /// long for the crate `http`, which takes up to 65,534 bytes.
    pub fn into_http_request<B>(self, body: B) -> Result<http::Request<B>> {
        let mut request = http::Request::builder().method(self.method).uri(self.url);
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        request
            .body(body)
            .map_err(|error| Error::invalid_request(format!("the URL: {error}")))
    }

    /// Returns a `curl` command that makes the request, quoted for a POSIX shell.
    ///
    /// A download is written to a file in the current directory, and an upload is read from one.
    /// The file has the name of the object.
    ///
    /// ```
    /// # use oss_client::{Client, sign::Credentials, transport::testing::NoTransport};
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// # let client = Client::builder()
    /// #     .region("cn-hangzhou")
    /// #     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
    /// #     .transport(std::sync::Arc::new(NoTransport::new()))
    /// #     .build()?;
    /// let upload = client
    ///     .bucket("examplebucket")?
    ///     .put_object("exampledir/exampleobject.txt")
    ///     .storage_class("IA")
    ///     .presign(std::time::Duration::from_secs(60))
    ///     .await?;
    /// assert!(upload.to_curl().starts_with(
    ///     "curl --fail --upload-file './exampleobject.txt' --header 'x-oss-storage-class: IA' 'https://"
    /// ));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Security
    ///
    /// The command contains the whole URL.
    pub fn to_curl(&self) -> String {
        curl::for_request(&Parts {
            method: self.method(),
            url: &self.url,
            headers: &self.headers,
            body: self.body.as_deref(),
            transfer: &self.transfer,
        })
    }
}

const _: fn() = || {
    fn is_owned<T: Clone + Send + Sync + 'static>() {}
    is_owned::<PresignedRequest>();
};

impl fmt::Display for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.url.split('?').next().unwrap_or_default();
        write!(f, "{} {place}?****", self.method)
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers().map(|(name, _)| name).collect();
        f.debug_struct("PresignedRequest")
            .field("request", &format_args!("{self}"))
            .field("headers", &names)
            .field("body", &self.body.as_ref().map(Bytes::len))
            .field("expires_at", &self.expires_at)
            .field("expiry_reason", &self.expiry_reason)
            .finish()
    }
}
