//! Responses, and functions that create the usual ones.

use std::fmt;

use ::http::{Response, StatusCode, header};

use super::body::{ResponseBody, full};

/// The response that a handler returns. Its body may be a stream.
///
/// The server adds the headers that every response has: `Server`, `Date`, `x-oss-request-id`,
/// `x-oss-server-time` and `Connection`. A handler sets only the others.
pub(crate) type ServerResponse = Response<ResponseBody>;

/// The error that ends a connection without a response, because an injected fault demands it.
#[derive(Debug)]
pub(crate) struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was dropped on purpose")
    }
}

impl std::error::Error for Dropped {}

/// Creates a response without a body.
pub(crate) fn empty(status: StatusCode) -> ServerResponse {
    let mut response = Response::new(full(""));
    *response.status_mut() = status;
    response
}

/// Creates a response of status 200 with an XML document.
pub(crate) fn xml(document: String) -> ServerResponse {
    let mut response = Response::new(full(document));
    let value = header::HeaderValue::from_static("application/xml");
    response.headers_mut().insert(header::CONTENT_TYPE, value);
    response
}

/// Creates a response of status 200 with a text of the given media type.
pub(crate) fn text(media_type: &'static str, text: String) -> ServerResponse {
    let mut response = Response::new(full(text));
    let value = header::HeaderValue::from_static(media_type);
    response.headers_mut().insert(header::CONTENT_TYPE, value);
    response
}

/// Creates a response with a JSON document. The document is not checked, since faults use malformed
/// ones.
pub(crate) fn json(status: u16, document: String) -> ServerResponse {
    let mut response = Response::new(full(document));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let value = header::HeaderValue::from_static("application/json;charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, value);
    response
}

/// Creates a response with an HTML page, as a gateway in front of the service would send it.
pub(crate) fn html(status: u16, page: &'static str) -> ServerResponse {
    let mut response = Response::new(full(page));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    let value = header::HeaderValue::from_static("text/html");
    response.headers_mut().insert(header::CONTENT_TYPE, value);
    response
}
