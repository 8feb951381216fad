//! The successful response that an operation reads.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};
use oss_sign::{UtcSeconds, encode};
use oss_transport::Body;
use serde::de::DeserializeOwned;

use crate::body::ObjectBody;
use crate::document;
use crate::error::{Error, Result};
use crate::etag::ETag;
use crate::header::Names;
use crate::pipeline::Prepared;
use crate::response::Head;
use crate::timestamp;
use crate::xml::{self, Element, Malformed, ReadXml};

/// A successful response: its status, its headers, and either a document or the content of an
/// object as a stream.
pub struct RawResponse {
    status: StatusCode,
    headers: Arc<HeaderMap>,
    names: Names,
    document: Bytes,
    body: Option<ObjectBody>,
    attempts: u32,
    recovered: bool,
    /// The request, unless the response was made by a test.
    request: Option<Arc<Prepared>>,
}

impl RawResponse {
    /// Creates a response with a document. Use it to test how an operation reads its response.
    pub fn new(status: StatusCode, headers: HeaderMap, document: impl Into<Bytes>) -> Self {
        Self {
            status,
            names: Names::of(&headers),
            headers: Arc::new(headers),
            document: document.into(),
            body: None,
            attempts: 1,
            recovered: false,
            request: None,
        }
    }

    pub(crate) fn streaming(status: StatusCode, headers: HeaderMap, body: ObjectBody) -> Self {
        Self {
            status,
            names: Names::of(&headers),
            headers: Arc::new(headers),
            document: Bytes::new(),
            body: Some(body),
            attempts: 1,
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

    pub(crate) fn with_attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// Returns what every response has, for the envelope around the output.
    pub(crate) fn head(&self) -> Head {
        Head {
            status: self.status,
            headers: Arc::clone(&self.headers),
            attempts: self.attempts,
            recovered: self.recovered,
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

    fn find(&self, name: &str) -> Option<&HeaderValue> {
        self.names.find(&self.headers, name)
    }

    /// Returns the first value of a header, if it is UTF-8. OSS sends what was stored with the
    /// object, such as a file name in `Content-Disposition`, as raw UTF-8.
    pub fn header(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.find(name)?.as_bytes()).ok()
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
    /// [`Answer::Stream`](crate::operation::Answer::Stream). In a response that was made by
    /// [`new`](Self::new) it is the document. When called again, it returns content without any bytes.
    pub fn take_body(&mut self) -> ObjectBody {
        let document = std::mem::take(&mut self.document);
        let body = self.body.take();
        body.unwrap_or_else(|| ObjectBody::unchecked(Body::from(document)))
    }

    /// Returns the document as text, or `None` if it is empty. Bytes that are not UTF-8 are replaced.
    pub fn document_text(&self) -> Option<String> {
        let text = String::from_utf8_lossy(&self.document);
        (!text.is_empty()).then(|| text.into_owned())
    }

    /// Returns the document that the request has sent, if it has sent one.
    pub(crate) fn request_document(&self) -> Option<&[u8]> {
        self.request.as_ref()?.document.as_deref()
    }

    /// Returns `true` if the request was made with this header.
    pub(crate) fn request_has(&self, header: &str) -> bool {
        let request = self.request.as_ref();
        request.is_some_and(|request| request.header(header).is_some())
    }

    /// Returns `true` if the request was made without this header.
    pub(crate) fn request_lacks(&self, header: &str) -> bool {
        let request = self.request.as_ref();
        request.is_some_and(|request| request.header(header).is_none())
    }

    /// Reads the document, which must have this root element. A response without a document is an
    /// error: a document that was lost must not read as one that says nothing.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if there is no such document.
    pub fn xml<T: ReadXml>(&self, root: &str) -> Result<T> {
        document::check_present(&self.document, root)?;
        Ok(xml::read(&self.document, root)?)
    }

    /// Reads the document as [`xml`](Self::xml) does. It is `None` if the response has no document.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if the document is another one.
    pub fn optional_xml<T: ReadXml>(&self, root: &str) -> Result<Option<T>> {
        match self.document.is_empty() {
            true => Ok(None),
            false => self.xml(root).map(Some),
        }
    }

    /// Reads the document, which must have this root element, with a function that is given the root.
    ///
    /// # Errors
    ///
    /// Fails as [`xml`](Self::xml) does, and with the errors of `read`.
    pub fn xml_with<'d, T>(
        &'d self,
        root: &str,
        read: impl FnOnce(&mut Element<'_, 'd>) -> Result<T, Malformed>,
    ) -> Result<T> {
        document::check_present(&self.document, root)?;
        Ok(xml::read_root(&self.document, root, read)?)
    }

    /// Reads the document as [`xml_with`](Self::xml_with) does. If the response has no document, the
    /// value is the default one.
    ///
    /// # Errors
    ///
    /// Fails if the document is another one, and with the errors of `read`.
    pub fn optional_xml_with<'d, T: Default>(
        &'d self,
        root: &str,
        read: impl FnOnce(&mut Element<'_, 'd>) -> Result<T, Malformed>,
    ) -> Result<T> {
        match self.document.is_empty() {
            true => Ok(T::default()),
            false => self.xml_with(root, read),
        }
    }

    /// Reads a member of the JSON object that is the document.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if the document is no JSON object,
    /// or if it has no such member of this type.
    pub fn json<T: DeserializeOwned>(&self, member: &str) -> Result<T> {
        let value = self.optional_json(member)?;
        value.ok_or_else(|| Error::protocol(format!("the document has no member {member:?}")))
    }

    /// Reads a member of the JSON object that is the document, if it is there.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if the document is no JSON object,
    /// or if the member has another type.
    pub fn optional_json<T: DeserializeOwned>(&self, member: &str) -> Result<Option<T>> {
        let malformed = |error: serde_json::Error| {
            Error::protocol(format!("the document is not the expected JSON: {error}"))
        };
        let mut document: serde_json::Map<String, serde_json::Value> =
            serde_json::from_slice(&self.document).map_err(malformed)?;
        let value = document.remove(member).filter(|value| !value.is_null());
        value
            .map(serde_json::from_value)
            .transpose()
            .map_err(malformed)
    }

    /// Returns a header as a text. Bytes that are not UTF-8 are replaced.
    pub fn text(&self, name: &str) -> Option<String> {
        let value = self.find(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    }

    /// Returns a header as a text without its percent-encoding. A text that is not UTF-8 then is
    /// returned as it is.
    pub fn percent_decoded(&self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        match encode::percent_decode(&text) {
            Some(decoded) => Some(decoded.into_owned()),
            None => Some(text),
        }
    }

    /// Returns the entity tag in a header.
    pub fn etag(&self, name: &str) -> Option<ETag> {
        self.text(name).map(ETag::from)
    }

    /// Returns the number in a header. A value that is not a number counts as absent: a header that a
    /// proxy has changed must not turn a success into an error.
    pub fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        self.header(name)?.trim().parse().ok()
    }

    /// Returns the `true` or `false` in a header.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        self.header(name)?.trim().to_ascii_lowercase().parse().ok()
    }

    /// Returns the HTTP date in a header.
    pub fn http_date(&self, name: &str) -> Option<UtcSeconds> {
        timestamp::parse_http_date(self.header(name)?)
    }

    /// Returns the ISO 8601 time in a header.
    pub fn iso8601(&self, name: &str) -> Option<UtcSeconds> {
        timestamp::parse_iso8601(self.header(name)?)
    }

    /// Returns the value of an open enumeration in a header.
    pub fn choice<T: From<String>>(&self, name: &str) -> Option<T> {
        self.text(name).map(T::from)
    }

    /// Returns the headers whose names begin with `prefix`, by the rest of their names. Bytes that are
    /// not UTF-8 are replaced.
    pub fn user_metadata(&self, prefix: &str) -> BTreeMap<String, String> {
        let entries = self.headers.iter().filter_map(|(name, value)| {
            let name = name.as_str().strip_prefix(prefix)?.to_owned();
            Some((name, String::from_utf8_lossy(value.as_bytes()).into_owned()))
        });
        entries.collect()
    }

    /// Returns the value of a header that OSS always sends.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if there is none, or if it could
    /// not be read.
    pub fn required<T>(&self, name: &str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| match self.header(name) {
            Some(text) => Error::protocol(format!("the header {name} of the response is {text:?}")),
            None => Error::protocol(format!("the response has no header {name}")),
        })
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.status)
            .field("request_id", &self.request_id())
            .field("document", &self.document.len())
            .finish_non_exhaustive()
    }
}
