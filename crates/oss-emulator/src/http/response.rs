//! An answer on its way out.

use std::fmt;

use ::http::{Response, StatusCode, header};

use super::body::{ResponseBody, full};

/// What a handler returns: a head and a body that may be a stream.
///
/// The server adds what every answer has (`Server`, `Date`, `x-oss-request-id`,
/// `x-oss-server-time`, `Connection`); a handler sets only what is its own.
pub(crate) type ServerResponse = Response<ResponseBody>;

/// The connection ends without an answer, because a fault says so.
#[derive(Debug)]
pub(crate) struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was dropped on purpose")
    }
}

impl std::error::Error for Dropped {}

/// An answer without a body.
pub(crate) fn empty(status: StatusCode) -> ServerResponse {
    let mut response = Response::new(full(""));
    *response.status_mut() = status;
    response
}

/// A 200 with an XML document.
pub(crate) fn xml(document: String) -> ServerResponse {
    let mut response = Response::new(full(document));
    let value = header::HeaderValue::from_static("application/xml");
    response.headers_mut().insert(header::CONTENT_TYPE, value);
    response
}

/// A JSON document, or what passes for one.
pub(crate) fn json(status: u16, document: String) -> ServerResponse {
    let mut response = Response::new(full(document));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let value = header::HeaderValue::from_static("application/json;charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, value);
    response
}

/// A page as a gateway in front of the service would send it.
pub(crate) fn html(status: u16, page: &'static str) -> ServerResponse {
    let mut response = Response::new(full(page));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    let value = header::HeaderValue::from_static("text/html");
    response.headers_mut().insert(header::CONTENT_TYPE, value);
    response
}
