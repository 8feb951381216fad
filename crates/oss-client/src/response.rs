//! The successful response that an operation reads.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use oss_sign::UtcSeconds;

use crate::body::ObjectBody;
use crate::document;
use crate::error::Result;
use crate::pipeline::Prepared;
use crate::timestamp;
use crate::xml::tree::Element;

/// A successful response: its status, its headers, and either a document or the content of an
/// object as a stream.
pub struct Response {
    status: StatusCode,
    headers: HeaderMap,
    document: Bytes,
    body: Option<ObjectBody>,
    recovered: bool,
    /// The request, unless the response was made by a test.
    request: Option<Arc<Prepared>>,
}

impl Response {
    /// Creates a response with a document. Use it to test how an operation reads its response.
    pub fn new(status: StatusCode, headers: HeaderMap, document: impl Into<Bytes>) -> Self {
        Self {
            status,
            headers,
            document: document.into(),
            body: None,
            recovered: false,
            request: None,
        }
    }

    pub(crate) fn streaming(status: StatusCode, headers: HeaderMap, body: ObjectBody) -> Self {
        Self {
            status,
            headers,
            document: Bytes::new(),
            body: Some(body),
            recovered: false,
            request: None,
        }
    }

    pub(crate) fn with_request(self, request: Arc<Prepared>) -> Self {
        Self {
            request: Some(request),
            ..self
        }
    }

    pub(crate) fn with_recovered(self, recovered: bool) -> Self {
        Self { recovered, ..self }
    }

    /// Returns `true` if the response to an earlier attempt was lost, although that attempt had
    /// succeeded. This response was then made from the present state of the server.
    pub fn recovered(&self) -> bool {
        self.recovered
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns all headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the first value of a header, if it is UTF-8. OSS sends what was stored with the
    /// object, such as a file name in `Content-Disposition`, as raw UTF-8.
    pub fn header(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.headers.get(name)?.as_bytes()).ok()
    }

    /// Returns the id of the request, which Alibaba Cloud's support asks for.
    pub fn request_id(&self) -> Option<String> {
        self.text("x-oss-request-id")
    }

    /// Returns the document. It is empty if the response has none or is a stream.
    pub fn document(&self) -> &[u8] {
        &self.document
    }

    /// Takes the content out of the response to an operation whose answer is
    /// [`Answer::Stream`](crate::operation::Answer::Stream). For any other operation, and when called
    /// again, it returns content without any bytes.
    pub fn take_body(&mut self) -> ObjectBody {
        self.body.take().unwrap_or_default()
    }

    /// Returns the document as text, if there is one.
    pub(crate) fn document_text(&self) -> Option<String> {
        let text = String::from_utf8_lossy(&self.document);
        (!text.is_empty()).then(|| text.into_owned())
    }

    /// Returns the document that the request has sent, if it has sent one.
    pub(crate) fn request_document(&self) -> Option<&[u8]> {
        self.request.as_ref()?.document.as_deref()
    }

    /// Returns `true` if the request was made without this header.
    pub(crate) fn request_lacks(&self, header: &str) -> bool {
        let request = self.request.as_ref();
        request.is_some_and(|request| request.header(header).is_none())
    }

    /// Reads the document, which must have this root element. A response without a document is an
    /// error: a document that was lost must not read as one that says nothing.
    pub(crate) fn xml(&self, root: &str) -> Result<Element<'_>> {
        document::required(&self.document, root)
    }

    /// Reads the document, which must have this root element, of an operation that may respond
    /// without one.
    pub(crate) fn optional_xml(&self, root: &str) -> Result<Option<Element<'_>>> {
        document::optional(&self.document, root)
    }

    /// Returns a header as a text. Bytes that are not UTF-8 are replaced.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        let value = self.headers.get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    }

    /// Returns the number in a header. A value that is not a number counts as absent: a header that a
    /// proxy has changed must not turn a success into an error.
    pub(crate) fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        self.header(name)?.trim().parse().ok()
    }

    /// Returns the `true` or `false` in a header.
    pub(crate) fn boolean(&self, name: &str) -> Option<bool> {
        self.header(name)?.trim().to_ascii_lowercase().parse().ok()
    }

    /// Returns the HTTP date in a header.
    pub(crate) fn http_date(&self, name: &str) -> Option<UtcSeconds> {
        timestamp::parse_http_date(self.header(name)?)
    }

    /// Returns the ISO 8601 time in a header.
    pub(crate) fn iso8601(&self, name: &str) -> Option<UtcSeconds> {
        timestamp::parse_iso8601(self.header(name)?)
    }

    /// Returns the value of an open enumeration in a header.
    pub(crate) fn choice<T: From<String>>(&self, name: &str) -> Option<T> {
        self.text(name).map(T::from)
    }

    /// Returns the headers whose names begin with `prefix`, by the rest of their names. Bytes that are
    /// not UTF-8 are replaced.
    pub(crate) fn user_metadata(&self, prefix: &str) -> BTreeMap<String, String> {
        let entries = self.headers.iter().filter_map(|(name, value)| {
            let name = name.as_str().strip_prefix(prefix)?.to_owned();
            Some((name, String::from_utf8_lossy(value.as_bytes()).into_owned()))
        });
        entries.collect()
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("document", &self.document.len())
            .finish_non_exhaustive()
    }
}
