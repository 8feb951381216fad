//! Errors of the surroundings, and the different forms in which the services report them.

use std::borrow::Cow;

use ::http::StatusCode;
use ::http::header::{CONTENT_TYPE, HeaderValue};

use serde_json::{Value, json};

use crate::codes::OssError;
use crate::http::body::full;
use crate::http::{ReasonInLog, ServerResponse, response};

use super::operation::Operation;

/// An error that has not been converted to the form of a service yet.
#[derive(Debug)]
pub(super) struct Refusal {
    status: u16,
    code: Cow<'static, str>,
    message: Cow<'static, str>,
}

impl Refusal {
    pub(super) fn new(
        status: u16,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            status,
            code: code.into(),
            message: message.into(),
        }
    }

    /// Creates 404 for a path that does not exist.
    pub(super) fn nothing_here() -> Self {
        Self::new(404, "NotFound", "Not Found")
    }

    /// Creates the error that an injected fault asks for.
    pub(super) fn injected(error: &OssError) -> Self {
        let (status, code) = error.wire();
        Self::new(status, code, "Injected by the test.")
    }

    /// Returns the reason for the request log.
    pub(super) fn reason(&self) -> ReasonInLog {
        ReasonInLog(format!("{}: {}", self.code, self.message))
    }

    /// Converts the error to a response in the form of the service. If the path belongs to no
    /// service the response is an HTML page.
    pub(super) fn into_response(self, operation: Option<Operation>, id: &str) -> ServerResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        match operation {
            None
            | Some(
                Operation::MetadataToken | Operation::MetadataRole | Operation::MetadataCredentials,
            ) => page(status, &self.code, &self.message),
            Some(Operation::CredentialsUri) => {
                json_answer(status, &json!({"Code": self.code, "Message": self.message}))
            }
            Some(Operation::CloudSsoCredentials) => json_answer(
                status,
                &json!({"ErrorCode": self.code, "ErrorMessage": self.message, "RequestId": id}),
            ),
            Some(Operation::OAuthToken | Operation::OAuthExchange) => json_answer(
                status,
                &json!({"error": self.code, "error_description": self.message, "requestId": id}),
            ),
        }
    }
}

/// Creates the HTML page with which the metadata service reports errors.
fn page(status: StatusCode, code: &str, message: &str) -> ServerResponse {
    let title = format!(
        "{} - {}",
        status.as_u16(),
        status.canonical_reason().unwrap_or(code)
    );
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<html><head><title>{title}</title></head>\
         <body><h1>{title}</h1><p>{message}</p></body></html>\n"
    );
    with_type(status, "text/html", body)
}

/// Creates 200 with a JSON document.
pub(super) fn ok(document: &Value) -> ServerResponse {
    json_answer(StatusCode::OK, document)
}

fn json_answer(status: StatusCode, document: &Value) -> ServerResponse {
    response::json(status.as_u16(), document.to_string())
}

/// Creates a response with a body of the given content type.
pub(super) fn with_type(status: StatusCode, kind: &'static str, body: String) -> ServerResponse {
    let mut response = ServerResponse::new(full(body));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
