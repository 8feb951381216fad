//! The way of one request: address → operation → access → handler → what every answer has.

use std::net::IpAddr;
use std::sync::Arc;

use ::http::header::{self, HeaderName, HeaderValue};
use ::http::{Method, Request};
use hyper::body::Incoming;

use crate::access::Caller;
use crate::call::Call;
use crate::codes::OssError;
use crate::handlers;
use crate::http::{Query, RequestBody, ServerRequest, ServerResponse};
use crate::route::Operation;
use crate::route::address;
use crate::state::State;

/// Answers one request.
pub(crate) async fn answer(
    state: Arc<State>,
    peer: IpAddr,
    secure: bool,
    request: Request<Incoming>,
) -> ServerResponse {
    let method = request.method().clone();
    let host = address::host_of(&request);
    let request_id = state.request_id();
    let outcome = run(Arc::clone(&state), peer, secure, request).await;
    let mut answer =
        outcome.unwrap_or_else(|error| error.into_response(&method, &request_id, &host));
    envelope(&state, &request_id, &mut answer);
    answer
}

async fn run(
    state: Arc<State>,
    peer: IpAddr,
    secure: bool,
    request: Request<Incoming>,
) -> Result<ServerResponse, OssError> {
    let request = receive(&state, peer, secure, request)?;
    let operation = Operation::of(&request)?;
    let handler = handlers::find(operation.name).ok_or_else(|| operation.not_implemented())?;
    handler(Call::new(state, operation, Caller::Anonymous, request)).await
}

fn receive(
    state: &State,
    peer: IpAddr,
    secure: bool,
    request: Request<Incoming>,
) -> Result<ServerRequest, OssError> {
    let host = address::host_of(&request);
    let (head, incoming) = request.into_parts();
    let raw_path = head.uri.path().to_owned();
    let raw_query = head.uri.query().unwrap_or_default().to_owned();
    let target = address::target(&state.config, &host, &raw_path)?;
    let content_length = content_length(&head.method, &head.headers);
    Ok(ServerRequest {
        method: head.method,
        bucket: target.bucket,
        key: target.key,
        host,
        query: Query::parse(&raw_query),
        raw_path,
        raw_query,
        headers: head.headers,
        peer,
        secure,
        body: RequestBody::from_wire(incoming, content_length),
    })
}

fn content_length(_method: &Method, headers: &::http::HeaderMap) -> Option<u64> {
    if headers.contains_key(header::TRANSFER_ENCODING) {
        return None;
    }
    headers
        .get(header::CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

fn envelope(state: &State, request_id: &str, answer: &mut ServerResponse) {
    let headers = answer.headers_mut();
    headers.insert(header::SERVER, HeaderValue::from_static("AliyunOSS"));
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert(HeaderName::from_static("x-oss-request-id"), id);
    }
    let now = std::time::UNIX_EPOCH
        + std::time::Duration::from_secs(u64::try_from(state.clock.now().as_i64()).unwrap_or(0));
    if let Ok(date) = HeaderValue::from_str(&httpdate::fmt_http_date(now)) {
        headers.insert(header::DATE, date);
    }
}
