//! The steps by which the server answers a request: it determines the bucket, the key and the
//! operation, authenticates and authorizes the caller, runs the handler, and adds the headers that
//! every response has.

use std::sync::Arc;
use std::time::Duration;

use ::http::header::{self, HeaderName, HeaderValue};
use ::http::{Method, Request, Version};
use hyper::body::Incoming;
use tokio::time::Instant;

use crate::access::{self, Caller};
use crate::callback::{PEM, PUBLIC_KEY_PATH};
use crate::codes::{Code, OssError};
use crate::configurations::{Cors, CorsHeaders};
use crate::faults::{Before, Called, Fault};
use crate::handlers::{self, Call};
use crate::http::drain::{self, Unread};
use crate::http::{
    Arrival, BadHead, Dropped, Headers, OperationInLog, Peer, Query, ServerRequest, ServerResponse,
    response,
};
use crate::objects::{self, refuse};
use crate::ram;
use crate::route::{self, Operation, OperationName, address};
use crate::rpc;
use crate::runtime::random_hex;
use crate::state::State;
use crate::sts;
use crate::website::Visit;

/// Answers a request to OSS, STS or RAM.
///
/// # Errors
///
/// Returns [`Dropped`] if an injected fault demands that there is no response.
pub(crate) async fn answer(
    state: Arc<State>,
    peer: Peer,
    request: Request<Incoming>,
) -> Result<ServerResponse, Dropped> {
    let started = Instant::now();
    let (arrival, leftover) = Arrival::new(request, peer, state.config.body_patience);
    let head = &arrival.head;
    let unread = Unread::from_head(&head.method, &head.headers);
    let stays_open = keeps_alive(head);
    let request_id = random_hex(12);
    // Futures that are rarely needed are boxed here and below, so that the future of every request
    // does not have to be large enough for them.
    let mut answer = if asks_for_callback_key(&state, &arrival) {
        Box::pin(callback_key(&state, &arrival, &request_id)).await
    } else if rpc::is_for(&state, &arrival) {
        Box::pin(rpc::answer(&SERVICES, &state, arrival, &request_id)).await?
    } else {
        oss(&state, arrival, &request_id).await?
    };
    drain::settle(unread, leftover, state.config.body_patience, &mut answer).await;
    if stays_open {
        let keep_alive = HeaderValue::from_static("keep-alive");
        answer
            .headers_mut()
            .entry(header::CONNECTION)
            .or_insert(keep_alive);
    }
    add_common_headers(&state, &request_id, started.elapsed(), &mut answer);
    Ok(answer)
}

/// Returns the response to a request whose head is malformed.
pub(crate) fn refuse_head(state: &State, bad: &BadHead) -> ServerResponse {
    let request_id = random_hex(12);
    let error = match bad {
        BadHead::Coding => OssError::unimplemented_header("Transfer-Encoding"),
        _ => OssError::new(Code::BadRequest).message(bad.to_string()),
    };
    let mut answer = refused(state, error, &Method::GET, &request_id, "");
    add_common_headers(state, &request_id, Duration::ZERO, &mut answer);
    answer
}

/// Returns whether a request is for the public key of callbacks, which everybody may read. With a
/// bucket in front of the host, the path is the key of an object.
fn asks_for_callback_key(state: &State, arrival: &Arrival) -> bool {
    let reads = matches!(arrival.head.method, Method::GET | Method::HEAD);
    let host = &arrival.host;
    reads
        && arrival.head.uri.path() == PUBLIC_KEY_PATH
        && address::service_host(&state.config, &state.store, host) == Some(host)
}

async fn callback_key(state: &State, arrival: &Arrival, request_id: &str) -> ServerResponse {
    match state.callback_key.public_pem().await {
        Ok(pem) => response::text(PEM, pem.to_owned()),
        Err(error) => refused(
            state,
            error,
            &arrival.head.method,
            request_id,
            &arrival.host,
        ),
    }
}

/// Returns the response for an error, with its reason if there is a request log.
fn refused(
    state: &State,
    error: OssError,
    method: &Method,
    request_id: &str,
    host: &str,
) -> ServerResponse {
    let reason = state.config.explains_refusals.then(|| error.reason());
    let mut answer = error.into_response(method, request_id, host);
    if let Some(reason) = reason {
        answer.extensions_mut().insert(reason);
    }
    answer
}

/// Answers a request to OSS. Injected faults take effect here.
async fn oss(
    state: &Arc<State>,
    arrival: Arrival,
    request_id: &str,
) -> Result<ServerResponse, Dropped> {
    let (method, host) = (arrival.head.method.clone(), arrival.host.clone());
    let refuse = |error: OssError| refused(state, error, &method, request_id, &host);
    let (request, operation) = match addressed(state, arrival, request_id) {
        Ok(addressed) => addressed,
        Err(error) => return Ok(refuse(error)),
    };
    let name = operation.as_ref().ok().map(|row| row.name);
    let cors = cors_headers(state, &request);
    let mut answer = carry_out(state, request, operation, refuse).await?;
    if let Some(cors) = cors {
        cors.add_to(answer.headers_mut());
    }
    let counted = name.map_or("unknown", OperationName::as_str);
    state.requests.count(counted, answer.status().as_u16());
    if let Some(name) = name {
        answer
            .extensions_mut()
            .insert(OperationInLog(name.as_str()));
    }
    Ok(answer)
}

/// Returns the headers by which a browser learns that it may use the answer, even if that is an
/// error. A preflight request has a handler of its own.
fn cors_headers(state: &State, request: &ServerRequest) -> Option<CorsHeaders> {
    let origin = request.header("origin")?;
    if request.method == Method::OPTIONS {
        return None;
    }
    let bucket = state.store.bucket(request.bucket.as_deref()?).ok()?;
    let cors = bucket.configurations.get::<Cors>()?;
    cors.actual(origin, request.method.as_str())
}

/// Answers a request whose bucket, key and operation were determined.
async fn carry_out(
    state: &Arc<State>,
    mut request: Box<ServerRequest>,
    operation: Result<&'static Operation, OssError>,
    refuse: impl Fn(OssError) -> ServerResponse,
) -> Result<ServerResponse, Dropped> {
    let fault = operation
        .as_ref()
        .ok()
        .and_then(|row| state.faults.take_for(Called::Oss(row.name)));
    if let Some(fault) = &fault {
        match fault.before().await {
            Before::GoOn => {}
            Before::Drop => return Err(Dropped),
            Before::Refuse(error) => return Ok(refuse(error)),
            Before::Answer(answer) => return Ok(*answer),
            Before::CutRequest(bytes) => {
                request.body.skip(bytes).await;
                return Err(Dropped);
            }
            Before::ChangeObject => Box::pin(change_object(state, &request)).await,
        }
    }
    let answer = run(state, request, operation, fault.as_ref())
        .await
        .unwrap_or_else(refuse);
    match fault {
        Some(fault) => fault.after(answer).ok_or(Dropped),
        None => Ok(answer),
    }
}

/// Replaces the object that a request names by another one of the same length.
async fn change_object(state: &State, request: &ServerRequest) {
    if let (Some(bucket), Some(key)) = (&request.bucket, &request.key) {
        // An object that does not exist cannot change, and the request is carried out as it is.
        let _ = objects::disturb(&state.store, bucket, key, state.clock.now()).await;
    }
}

/// A request whose bucket and key were determined, and its operation or the reason for which it has
/// none.
type Addressed = (Box<ServerRequest>, Result<&'static Operation, OssError>);

/// Determines the bucket, the key and the operation of a request.
fn addressed(state: &State, arrival: Arrival, request_id: &str) -> Result<Addressed, OssError> {
    let head = arrival.head;
    let headers = Headers::read(&head.headers)?.with_target(&head.uri);
    check_coding(&headers)?;
    let raw_path = head.uri.path().to_owned();
    let raw_query = head.uri.query().unwrap_or_default().to_owned();
    let query = Query::read(&raw_query)?;
    let target = address::target(&state.config, &state.store, &arrival.host, &raw_path)
        .map_err(|error| unknown_host(error, &head.method, &raw_path, &raw_query))?;
    let request = Box::new(ServerRequest {
        method: head.method,
        request_id: request_id.to_owned(),
        bucket: target.bucket,
        key: target.key,
        host: arrival.host,
        query,
        raw_path,
        raw_query,
        headers,
        peer: arrival.peer,
        secure: arrival.secure,
        body: arrival.body,
    });
    let operation = route::find(&request);
    let row = operation.as_ref().ok().copied();
    address::check_host(&state.config, &state.store, &request, row)?;
    Ok((request, operation))
}

/// Checks the transfer coding. The server implements only `chunked` (RFC 9112, sections 6.1 and
/// 7.1).
fn check_coding(headers: &Headers) -> Result<(), OssError> {
    match headers.text("transfer-encoding") {
        Some(coding) if !coding.eq_ignore_ascii_case("chunked") => {
            Err(OssError::unimplemented_header("Transfer-Encoding"))
        }
        _ => Ok(()),
    }
}

/// Returns the error for a host that does not belong to the server. A request that would create a
/// bucket gets an error of its own.
fn unknown_host(error: OssError, method: &Method, raw_path: &str, raw_query: &str) -> OssError {
    let unknown = error.code() == Code::NonStandardHostForbidden;
    if unknown && method == Method::PUT && raw_path == "/" && raw_query.is_empty() {
        return OssError::new(Code::InvalidHostPutBucket);
    }
    error
}

/// Authenticates a request and performs it. A request to a website that fails can end at a page of
/// that website.
async fn run(
    state: &Arc<State>,
    mut request: Box<ServerRequest>,
    operation: Result<&'static Operation, OssError>,
    fault: Option<&Fault>,
) -> Result<ServerResponse, OssError> {
    if let Ok(row) = &operation
        && row.needs_body(&request.headers)
        && !request.announces_body()
    {
        return Err(OssError::new(Code::MissingContentLength));
    }
    let caller = access::authenticate(state, &request, operation.as_ref().ok().copied(), fault)?;
    let operation = operation?;
    apply_lifecycle(state, &request).await?;
    match Visit::begin(state, &caller, &mut request, operation.name) {
        Some(visit) => Box::pin(visited(state, request, caller, visit)).await,
        None => perform(state, request, caller, operation).await,
    }
}

/// Performs a request to a website, and answers with a page of the website if the request fails.
async fn visited(
    state: &Arc<State>,
    request: Box<ServerRequest>,
    caller: Caller,
    visit: Visit,
) -> Result<ServerResponse, OssError> {
    // The request can name the index page now instead of a folder, so it can be another operation.
    let operation = route::find(&request)?;
    let (after, visitor) = (Box::new(request.without_body()), caller.clone());
    let error = match perform(state, request, caller, operation).await {
        Ok(answer) => return Ok(answer),
        Err(error) => error,
    };
    if visit.mirror(state, &after, &error).await? {
        return perform(state, after, visitor, operation).await;
    }
    let reason = state.config.explains_refusals.then(|| error.reason());
    let mut page = visit.after_error(state, &visitor, &after, error).await?;
    if let Some(reason) = reason {
        page.extensions_mut().insert(reason);
    }
    Ok(page)
}

/// Authorizes a request and runs its handler.
async fn perform(
    state: &Arc<State>,
    request: Box<ServerRequest>,
    caller: Caller,
    operation: &'static Operation,
) -> Result<ServerResponse, OssError> {
    let charged = access::admit(state, &caller, &request, operation).await?;
    let handler = handlers::find(operation.name).ok_or_else(|| operation.not_implemented())?;
    let call = Call::new(Arc::clone(state), operation, caller, request);
    let mut answer = handler(call).await?;
    if charged {
        let requester = HeaderValue::from_static("requester");
        answer.headers_mut().insert(CHARGED, requester);
    }
    Ok(answer)
}

/// Applies the lifecycle rules of the bucket that the request names, if a midnight has passed.
async fn apply_lifecycle(state: &State, request: &ServerRequest) -> Result<(), OssError> {
    let Some(bucket) = &request.bucket else {
        return Ok(());
    };
    let now = state.clock.now();
    let caught_up = state.lifecycle_runs.catch_up(&state.store, bucket, now);
    let key = request.key.as_deref().unwrap_or_default();
    caught_up
        .await
        .map_err(|error| refuse(error, &request.method, bucket, key))
}

/// Returns whether the response may contain `Connection: keep-alive`. This is not so for a request
/// with chunked framing: if it also has a `Content-Length`, the connection must be closed (RFC
/// 9112, section 6.1), and the HTTP library removes that header before it can be seen here.
fn keeps_alive(head: &::http::request::Parts) -> bool {
    let close = head.headers.get(header::CONNECTION);
    let close = close.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"close"));
    let chunks = head.headers.contains_key(header::TRANSFER_ENCODING);
    head.version == Version::HTTP_11 && !close && !chunks
}

/// Adds the headers that every response of OSS, STS and RAM has.
fn add_common_headers(
    state: &State,
    request_id: &str,
    took: Duration,
    answer: &mut ServerResponse,
) {
    let headers = answer.headers_mut();
    headers.insert(header::SERVER, HeaderValue::from_static("AliyunOSS"));
    headers.insert(
        HeaderName::from_static("x-oss-server-time"),
        HeaderValue::from(u64::try_from(took.as_millis()).unwrap_or(u64::MAX)),
    );
    let date = state.shown_date().to_http_date();
    let texts = [(header::DATE, date.as_str()), (REQUEST_ID, request_id)];
    for (name, text) in texts {
        if let Ok(value) = HeaderValue::from_str(text) {
            headers.insert(name, value);
        }
    }
}

/// The services that are called by the RPC protocol.
const SERVICES: [rpc::Service; 2] = [sts::SERVICE, ram::SERVICE];

const CHARGED: HeaderName = HeaderName::from_static("x-oss-request-charged");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-oss-request-id");
