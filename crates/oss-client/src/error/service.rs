//! The answer of a server that refused a request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::refusal::{Refusal, RefusalClass};
use crate::xml::{self, Element, Malformed};

/// The answer of a server that refused a request. Any part of it can be missing: proxies answer in
/// HTML, and answers to `HEAD` have no body.
///
/// The signature, and the request as the server received it, are not kept, so `Debug` shows no
/// secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceError {
    status: u16,
    code: String,
    message: String,
    request_id: Option<String>,
    host_id: Option<String>,
    ec: Option<String>,
    endpoint: Option<String>,
    recommend_doc: Option<String>,
    server_time: Option<String>,
    detail: Vec<(String, String)>,
}

impl ServiceError {
    /// Returns the document of an error answer: its body or, if there is none, as in answers to `HEAD`,
    /// what the header `x-oss-err` contains.
    pub(crate) fn document(headers: &HeaderMap, body: Bytes) -> Bytes {
        if !body.is_empty() {
            return body;
        }
        let hidden = header(headers, "x-oss-err").and_then(|text| STANDARD.decode(text).ok());
        hidden.map(Bytes::from).unwrap_or_default()
    }

    /// Reads an error answer from its document or, if there is none, from its status.
    pub(crate) fn read(status: StatusCode, headers: &HeaderMap, document: &[u8]) -> Self {
        let mut error = Self::inside(document).unwrap_or_else(|| Self {
            message: snippet(headers, document),
            ..Self::default()
        });
        error.status = status.as_u16();
        if error.code.is_empty() {
            error.code = code_of_status(status).to_owned();
        }
        error.request_id = error
            .request_id
            .or_else(|| header(headers, "x-oss-request-id"));
        error.ec = error.ec.or_else(|| header(headers, "x-oss-ec"));
        error.endpoint = error.endpoint.or_else(|| location_host(headers));
        error
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the error code, such as `NoSuchKey`, or `None` if the answer was not one of OSS.
    pub fn code(&self) -> Option<&str> {
        Some(self.code.as_str()).filter(|code| !code.is_empty())
    }

    /// Returns the message of OSS, or the beginning of the body if the answer was not one of OSS.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the request id, by which the support of Alibaba Cloud finds the request.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns the name of the host, as the answer gives it.
    pub fn host_id(&self) -> Option<&str> {
        self.host_id.as_deref()
    }

    /// Returns the entry in OSS's public list of causes, such as `0026-00000001`.
    pub fn ec(&self) -> Option<&str> {
        self.ec.as_deref()
    }

    /// Returns the endpoint of the bucket, if the request was sent to a wrong one.
    pub fn endpoint(&self) -> Option<&str> {
        self.endpoint.as_deref()
    }

    /// Returns the URL of the help page about the cause.
    pub fn recommend_doc(&self) -> Option<&str> {
        self.recommend_doc.as_deref()
    }

    /// Returns another element of the error document by its name, such as `BucketName`,
    /// `ArgumentName`, or `NoPermissionType`.
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.detail
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, text)| text.as_str())
    }

    /// Returns what the refusal is about: the signature, a right, the endpoint, and so on.
    pub fn class(&self) -> RefusalClass {
        self.refusal().class()
    }

    /// Returns the facts of the refusal, from which its class and advice can be had.
    pub fn refusal(&self) -> Refusal<'_> {
        let own = |name: &str| match name {
            "Code" => Some(self.code.as_str()),
            "Message" => Some(self.message.as_str()),
            "EC" => self.ec(),
            "Endpoint" => self.endpoint(),
            name => self.detail(name),
        };
        Refusal {
            status: self.status,
            ..Refusal::from_members(own)
        }
    }

    /// Returns the time of the server's clock, as the document gives it.
    pub(crate) fn server_time(&self) -> Option<&str> {
        self.server_time.as_deref()
    }

    /// Reads an `<Error>` document. Returns `None` for any other document.
    pub(crate) fn inside(document: &[u8]) -> Option<Self> {
        let read = xml::read_with(document, |root| match root.name() {
            "Error" => Self::from_root(root).map(Some),
            _ => Ok(None),
        });
        read.ok().flatten()
    }

    /// Keeps all elements without children, except those that repeat the request with its signature.
    fn from_root(root: &mut Element<'_, '_>) -> Result<Self, Malformed> {
        let leaves = xml::leaves(root, &SIGNED_PARTS)?.into_iter();
        let mut detail: Vec<(String, String)> = leaves
            .map(|(name, text)| {
                let text = text.trim().chars().take(MAX_TEXT).collect();
                (name.to_owned(), text)
            })
            .collect();
        let mut take = |name: &str| {
            let at = detail.iter().position(|(known, _)| known == name)?;
            Some(detail.remove(at).1)
        };
        Ok(Self {
            status: 0,
            code: take("Code").unwrap_or_default(),
            message: take("Message").unwrap_or_default(),
            request_id: take("RequestId"),
            host_id: take("HostId"),
            ec: take("EC"),
            endpoint: take("Endpoint"),
            recommend_doc: take("RecommendDoc"),
            server_time: take("ServerTime"),
            detail,
        })
    }

    /// Creates the error that ends a stream which began with the head of a successful response.
    pub(crate) fn in_stream(
        status: StatusCode,
        code: &str,
        message: &str,
        request_id: Option<&str>,
    ) -> Self {
        Self {
            status: status.as_u16(),
            code: code.to_owned(),
            message: message.chars().take(MAX_TEXT).collect(),
            request_id: request_id.map(str::to_owned),
            ..Self::default()
        }
    }

    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self {
            status: status.as_u16(),
            ..self
        }
    }
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// Returns the host of a redirect.
fn location_host(headers: &HeaderMap) -> Option<String> {
    let location: http::Uri = header(headers, "location")?.parse().ok()?;
    location.host().map(str::to_owned)
}

/// Returns what is used as the message if the answer is not an `<Error>` document: its type and its
/// beginning.
fn snippet(headers: &HeaderMap, body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body.get(..MAX_SNIPPET).unwrap_or(body));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match (header(headers, "content-type"), text.is_empty()) {
        (_, true) => "the answer has no body".to_owned(),
        (Some(kind), false) => format!("not an answer of OSS ({kind}): {text}"),
        (None, false) => format!("not an answer of OSS: {text}"),
    }
}

/// Returns the code for a status. Only these two have no body and always the same meaning.
fn code_of_status(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_MODIFIED => "NotModified",
        StatusCode::PRECONDITION_FAILED => "PreconditionFailed",
        _ => "",
    }
}

const SIGNED_PARTS: [&str; 7] = [
    "CanonicalRequest",
    "CanonicalRequestBytes",
    "OSSAccessKeyId",
    "SecurityToken",
    "SignatureProvided",
    "StringToSign",
    "StringToSignBytes",
];
const MAX_SNIPPET: usize = 256;
const MAX_TEXT: usize = 2048;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, headers: &[(&'static str, &str)], body: &str) -> ServiceError {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, value.parse().unwrap());
        }
        let document = ServiceError::document(&map, Bytes::copy_from_slice(body.as_bytes()));
        ServiceError::read(StatusCode::from_u16(status).unwrap(), &map, &document)
    }

    #[test]
    fn a_full_document_is_read() {
        let error = read(
            403,
            &[],
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>No &amp; no.</Message>\
             <RequestId>5C3D</RequestId><HostId>h</HostId><AccessDeniedDetail><NoPermissionType>\
             ImplicitDeny</NoPermissionType></AccessDeniedDetail><EC>0003-1</EC></Error>",
        );
        assert_eq!(
            (error.status(), error.code(), error.message()),
            (403, Some("AccessDenied"), "No & no.")
        );
        assert_eq!(
            (error.request_id(), error.host_id()),
            (Some("5C3D"), Some("h"))
        );
        assert_eq!(
            (error.ec(), error.detail("NoPermissionType")),
            (Some("0003-1"), Some("ImplicitDeny"))
        );
    }

    #[test]
    fn any_element_may_be_missing() {
        let error = read(
            404,
            &[("x-oss-request-id", "67F8")],
            "<Error><Code>NoSuchKey</Code></Error>",
        );
        assert_eq!(
            (error.code(), error.message(), error.ec()),
            (Some("NoSuchKey"), "", None)
        );
        assert_eq!(error.request_id(), Some("67F8"));
    }

    #[test]
    fn html_and_nothing_leave_status_and_a_snippet() {
        let error = read(
            502,
            &[("content-type", "text/html")],
            "<html><body>Bad\n Gateway<br></html>",
        );
        assert_eq!((error.status(), error.code()), (502, None));
        assert_eq!(
            error.message(),
            "not an answer of OSS (text/html): <html><body>Bad Gateway<br></html>"
        );
        assert_eq!(read(500, &[], "").message(), "the answer has no body");
        assert_eq!(read(304, &[], "").code(), Some("NotModified"));
    }

    #[test]
    fn the_answer_to_head_is_in_a_header() {
        let document = STANDARD.encode("<Error><Code>NoSuchBucket</Code><EC>0015-1</EC></Error>");
        let error = read(404, &[("x-oss-err", &document)], "");
        assert_eq!(
            (error.code(), error.ec()),
            (Some("NoSuchBucket"), Some("0015-1"))
        );
    }

    #[test]
    fn the_signed_request_is_not_kept() {
        let error = read(
            403,
            &[],
            "<Error><Code>SignatureDoesNotMatch</Code><SignatureProvided>s3cr3t</SignatureProvided>\
             <StringToSign>s3cr3t</StringToSign><CanonicalRequest>s3cr3t</CanonicalRequest></Error>",
        );
        assert!(!format!("{error:?}").contains("s3cr3t"));
    }
}
