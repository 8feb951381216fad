//! Errors of OSS and the responses they become.

mod table;

use std::borrow::Cow;

use ::http::header::{HeaderName, HeaderValue};
use ::http::{Method, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::http::body::BodyError;
use crate::http::{BadQuery, ReasonInLog, RepeatedHeader, ServerResponse, response};
use crate::xml::{Malformed, Xml};

pub(crate) use table::Code;

/// An error of OSS. It has the status, message and EC of its [`Code`] until they are replaced.
///
/// ```text
/// Err(OssError::new(Code::NoSuchKey).with("Key", key))
/// Err(OssError::invalid_argument("x-oss-acl", value, "no such bucket access control exists"))
/// ```
#[derive(Clone, Debug)]
pub(crate) struct OssError {
    code: Code,
    /// A status and the text of a code that replace those of `code`.
    replaced: Option<Box<(u16, String)>>,
    message: Cow<'static, str>,
    ec: Option<&'static str>,
    extras: Vec<(&'static str, Extra)>,
    headers: Vec<(&'static str, String)>,
    /// What the request log says about the cause instead of the message.
    cause: Option<Box<str>>,
}

/// Converts the reason why a query is refused into a response.
impl From<BadQuery> for OssError {
    fn from(bad: BadQuery) -> Self {
        let message = bad.to_string();
        match bad {
            BadQuery::NotUtf8 => Self::new(Code::InvalidArgument)
                .message(message)
                .ec("0016-00000004"),
            BadQuery::Repeated(name) => Self::invalid_argument(&name, "", message),
            BadQuery::TooMany => Self::new(Code::InvalidArgument).message(message),
        }
    }
}

/// Converts a repeated header into a response.
impl From<RepeatedHeader> for OssError {
    fn from(repeated: RepeatedHeader) -> Self {
        let message = repeated.to_string();
        Self::invalid_argument(repeated.0.as_str(), "", message)
    }
}

/// An element of the document between `HostId` and `EC`.
#[derive(Clone, Debug)]
enum Extra {
    Text(String),
    Nested(Vec<(&'static str, String)>),
}

impl OssError {
    /// Creates an error with the usual message and EC of the code.
    pub(crate) fn new(code: Code) -> Self {
        Self {
            code,
            replaced: None,
            message: Cow::Borrowed(code.message()),
            ec: code.ec(),
            extras: Vec::new(),
            headers: Vec::new(),
            cause: None,
        }
    }

    /// Creates 400 `InvalidArgument` for one argument, with its name and its value.
    pub(crate) fn invalid_argument(
        name: &str,
        value: &str,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::new(Code::InvalidArgument)
            .message(message)
            .with("ArgumentName", name)
            .with("ArgumentValue", value)
    }

    /// Creates 400 `MalformedXML` with a detail that says what is wrong.
    pub(crate) fn malformed_xml(detail: impl Into<String>) -> Self {
        Self::new(Code::MalformedXML).with("ErrorDetail", detail)
    }

    /// Creates 400 `InvalidRange` for a range of rows. A range of bytes that cannot be satisfied has
    /// the same code and another status.
    pub(crate) fn invalid_select_range(message: String) -> Self {
        let error = Self::new(Code::InvalidRange).message(message);
        let name = error.code.name().to_owned();
        Self {
            replaced: Some(Box::new((400, name))),
            ..error
        }
    }

    /// Creates 400 `NotImplemented` for a header that asks for something that the service does not
    /// implement.
    pub(crate) fn unimplemented_header(name: &str) -> Self {
        let error = Self::new(Code::NotImplemented).with("Header", name);
        let name = error.code.name().to_owned();
        Self {
            replaced: Some(Box::new((400, name))),
            ..error
        }
    }

    /// Creates an error with any status and any code, for injected faults.
    pub(crate) fn injected(status: u16, code: &str) -> Self {
        let error = Self::new(Code::InternalError).message("Injected by the test.");
        Self {
            replaced: Some(Box::new((status, code.to_owned()))),
            ..error
        }
    }

    /// Replaces the message.
    pub(crate) fn message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.message = message.into();
        self
    }

    /// Replaces the EC, the diagnostic number of the error.
    pub(crate) fn ec(mut self, ec: &'static str) -> Self {
        self.ec = Some(ec);
        self
    }

    /// Removes the EC, for an error to which the usual EC of its code does not apply.
    pub(crate) fn without_ec(mut self) -> Self {
        self.ec = None;
        self
    }

    /// Adds an element with a text to the document. Elements are written in the order in which they
    /// are added.
    pub(crate) fn with(mut self, element: &'static str, value: impl Into<String>) -> Self {
        self.extras.push((element, Extra::Text(value.into())));
        self
    }

    /// Adds an element that contains other elements to the document.
    pub(crate) fn with_nested(
        mut self,
        element: &'static str,
        children: Vec<(&'static str, String)>,
    ) -> Self {
        self.extras.push((element, Extra::Nested(children)));
        self
    }

    /// Adds a header to the response, such as `x-oss-next-append-position` on a 409 or `ETag` on a
    /// 304.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Returns the message.
    pub(crate) fn text(&self) -> &str {
        &self.message
    }

    /// Sets what the request log says about the cause. It says more than the message, which clients
    /// may see.
    pub(crate) fn because(mut self, cause: impl Into<Box<str>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Returns the reason for the request log: the code, and the cause or else the message.
    pub(crate) fn reason(&self) -> ReasonInLog {
        let cause = self.cause.as_deref().unwrap_or(&self.message);
        ReasonInLog(format!("{}: {cause}", self.wire().1))
    }

    /// Returns the code.
    pub(crate) fn code(&self) -> Code {
        self.code
    }

    /// Returns the status and the text of the code that are sent.
    pub(crate) fn wire(&self) -> (u16, String) {
        let own = || (self.code.status(), self.code.name().to_owned());
        self.replaced.as_deref().cloned().unwrap_or_else(own)
    }

    /// Converts the error into a response. A response to HEAD has no body, so its document is sent
    /// in the header `x-oss-err`.
    pub(crate) fn into_response(
        self,
        method: &Method,
        request_id: &str,
        host: &str,
    ) -> ServerResponse {
        let status =
            StatusCode::from_u16(self.wire().0).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut answer = response::empty(status);
        if status != StatusCode::NOT_MODIFIED {
            let document = self.document(request_id, host);
            if method == Method::HEAD {
                insert(&mut answer, "x-oss-err", &BASE64.encode(document));
            } else {
                answer = response::xml(document);
                *answer.status_mut() = status;
            }
        }
        if let Some(ec) = self.ec {
            insert(&mut answer, "x-oss-ec", ec);
        }
        for (name, value) in &self.headers {
            insert(&mut answer, name, value);
        }
        answer
    }

    fn document(&self, request_id: &str, host: &str) -> String {
        let xml = Xml::document("Error")
            .text("Code", self.wire().1)
            .text("Message", &self.message)
            .text("RequestId", request_id)
            .text("HostId", host)
            .each(&self.extras, |xml, (name, extra)| match extra {
                Extra::Text(text) => xml.text(name, text),
                Extra::Nested(children) => xml
                    .begin(name)
                    .each(children, |xml, (name, text)| xml.text(name, text))
                    .close(),
            });
        let recommend = |ec| format!("https://api.aliyun.com/troubleshoot?q={ec}");
        xml.maybe("EC", self.ec)
            .maybe("RecommendDoc", self.ec.map(recommend))
            .end()
    }
}

impl From<BodyError> for OssError {
    fn from(error: BodyError) -> Self {
        Self::new(match error {
            BodyError::Incomplete => Code::IncompleteBody,
            BodyError::TimedOut => Code::RequestTimeout,
        })
    }
}

impl From<Malformed> for OssError {
    fn from(Malformed(detail): Malformed) -> Self {
        Self::malformed_xml(detail)
    }
}

fn insert(answer: &mut ServerResponse, name: &'static str, value: &str) {
    // A value that cannot stand in a header is left out, because the document contains the same
    // text.
    if let Ok(value) = HeaderValue::from_str(value) {
        answer
            .headers_mut()
            .insert(HeaderName::from_static(name), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_to_head_carries_the_document_in_a_header() {
        let error = OssError::new(Code::NoSuchKey).with("Key", "k");
        let answer = error.into_response(&Method::HEAD, "5C3D9175B6FC201293AD5C12", "b.localhost");
        assert_eq!(answer.status(), 404);
        assert_eq!(answer.headers()["x-oss-ec"], "0026-00000001");
        let document = BASE64
            .decode(answer.headers()["x-oss-err"].as_bytes())
            .unwrap();
        let document = String::from_utf8(document).unwrap();
        assert!(
            document.contains("<HostId>b.localhost</HostId><Key>k</Key><EC>0026-00000001</EC>")
        );
    }

    #[test]
    fn a_304_has_no_document() {
        let answer = OssError::new(Code::NotModified)
            .header("etag", "\"A\"")
            .into_response(&Method::GET, "", "");
        assert_eq!(answer.status(), 304);
        assert!(answer.headers().get("content-type").is_none());
        assert_eq!(answer.headers()["etag"], "\"A\"");
    }
}
