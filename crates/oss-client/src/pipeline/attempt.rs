//! One attempt: get credentials, sign, send, and read the head of the response and its document.

use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use oss_sign::{Credentials, UtcSeconds};
use oss_transport::Body;
use tracing::Span;

use crate::error::{Error, ErrorKind, ServiceError};
use crate::header::find;
use crate::metrics::{AttemptMeter, Outcome};
use crate::multipart_form::FileChecksum;
use crate::pipeline::answered::{Answered, Payload};
use crate::pipeline::attempt_limit;
use crate::pipeline::classify::{Failure, is_good};
use crate::pipeline::credentials;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::shared::Shared;
use crate::pipeline::sign::explain::explain;
use crate::pipeline::sign::masking::mask;
use crate::pipeline::sign::signature::Signature;
use crate::pipeline::upload::Upload;
use crate::request::Answer;
use crate::retry::Cause;

/// Makes one attempt.
pub(super) async fn attempt(
    shared: &Shared,
    prepared: &Prepared,
    upload: &mut Upload,
) -> Result<Answered, Failure> {
    let last = |error| Failure::new(error, Cause::Final);
    let keys = match prepared.unsigned {
        true => Credentials::anonymous(),
        false => credentials::provide(shared).await.map_err(last)?,
    };
    let local = shared.context.local_now();
    let now = local.plus_seconds(shared.context.clock_offset().get());
    let signature = Signature::sign(prepared, &keys, shared, now).map_err(last)?;
    let runtime = shared.context.runtime();
    let mut body = upload.next(runtime);
    if let Some(metrics) = shared.metrics.clone() {
        let operation = prepared.operation;
        body = body.inspect(move |piece| metrics.sent(operation, piece.len() as u64));
    }
    let request = signature.apply(prepared, body).map_err(last)?;
    let signed = Signed {
        keys: &keys,
        signature,
        now,
        local,
    };
    let metrics = shared.metrics.as_deref();
    let transport = shared.context.transport();
    let meter = AttemptMeter::start(metrics, runtime, transport, prepared.operation);
    let result = {
        let exchange = pin!(exchange(shared, prepared, upload, &signed, request, &meter));
        match prepared.attempt_timeout {
            None => exchange.await,
            Some(limit) => attempt_limit::limit(limit, upload, runtime, exchange)
                .await
                .unwrap_or_else(|| Err(Failure::from_attempt_limit(limit, prepared.host()))),
        }
    };
    meter.end(Outcome::from_result(&result));
    result
}

/// What a request was signed with.
struct Signed<'a> {
    keys: &'a Credentials,
    signature: Signature,
    /// The time in the signature: the local time, corrected.
    now: UtcSeconds,
    local: UtcSeconds,
}

/// Sends the signed request, and reads the head of the response and its document.
async fn exchange(
    shared: &Shared,
    prepared: &Prepared,
    upload: &Upload,
    signed: &Signed<'_>,
    request: http::Request<Body>,
    meter: &AttemptMeter<'_>,
) -> Result<Answered, Failure> {
    let Signed {
        keys,
        signature,
        now,
        local,
    } = signed;
    let began = shared.context.runtime().monotonic();
    // Called on the transport itself: its `Arc` is a transport too, with one more allocation.
    let transport = shared.context.transport();
    let response = (**transport)
        .send(request)
        .await
        .map_err(|error| Failure::from_transport(error, prepared.host()))?;
    let (head, mut body) = response.into_parts();
    meter.head(head.status.as_u16());
    let span = Span::current();
    record(&span, head.status, &head.headers);
    record_pace(&span, shared, began, upload, &head.headers);
    if !is_good(head.status) && prepared.success_status != Some(head.status) {
        let document = match prepared.method {
            Method::HEAD => Bytes::new(),
            // If the document does not arrive, the status still says what happened.
            _ => body.bytes(MAX_ERROR).await.unwrap_or_default(),
        };
        let document = ServiceError::document(&head.headers, document);
        let shown = mask(signature, &document);
        let failure = refusal(head.status, &head.headers, &shown, keys, *local);
        return Err(match explain(prepared, keys, shared, *now, &document) {
            Some(difference) => Failure {
                error: failure.error.with_hint(difference),
                ..failure
            },
            None => failure,
        });
    }
    if is_foreign(&head.headers) {
        let message = "the response is a web page without any header of OSS; it may be the page of a \
                       proxy or of a network that requires a login";
        return Err(Failure::new(Error::protocol(message), Cause::Ambiguous));
    }
    if let Some(metrics) = shared.metrics.clone() {
        let operation = prepared.operation;
        body = body.inspect(move |piece| metrics.received(operation, piece.len() as u64));
    }
    let payload = match prepared.answer {
        Answer::Stream => Payload::Stream(body),
        _ if prepared.method == Method::HEAD => Payload::Document(Bytes::new()),
        Answer::Document | Answer::Nothing => {
            let document = body
                .bytes(MAX_DOCUMENT)
                .await
                .map_err(Failure::from_document)?;
            span.record("bytes_received", document.len());
            if let Some(service) = error_inside(&document, signature) {
                let service = service.with_status(head.status);
                return Err(Failure::from_service(service, &head.headers, keys, *local));
            }
            Payload::Document(document)
        }
    };
    compare(prepared, upload, &head.headers)?;
    Ok(Answered {
        status: head.status,
        headers: head.headers,
        payload,
        attempts: 1,
        recovered: false,
    })
}

/// Returns `true` for a web page that something between here and OSS has sent in its place. OSS
/// gives every response an id, and every object an ETag.
fn is_foreign(headers: &HeaderMap) -> bool {
    let content_type = find(headers, "content-type").map(http::HeaderValue::as_bytes);
    let is_page = content_type
        .and_then(|value| value.get(..HTML.len()))
        .is_some_and(|value| value.eq_ignore_ascii_case(HTML));
    let is_of_oss = |name: &str| name == "etag" || name.starts_with("x-oss-");
    is_page && !headers.keys().any(|name| is_of_oss(name.as_str()))
}

/// Reads the response of a server that refused the request.
fn refusal(
    status: StatusCode,
    headers: &HeaderMap,
    document: &[u8],
    keys: &Credentials,
    local: UtcSeconds,
) -> Failure {
    let service = ServiceError::read(status, headers, document);
    let span = Span::current();
    span.record("oss.error_code", service.code());
    span.record("oss.ec", service.ec());
    Failure::from_service(service, headers, keys, local)
}

/// Returns the `<Error>` in a successful response: OSS may send the status 200 first and fail later.
fn error_inside(document: &[u8], signature: &Signature) -> Option<ServiceError> {
    let start = document.get(..MAX_PROLOG).unwrap_or(document);
    let named = start
        .windows(ERROR_TAG.len())
        .any(|window| window == ERROR_TAG);
    if !named {
        return None;
    }
    let document = mask(signature, document);
    ServiceError::inside(&document)
}

/// Compares the checksum of what was sent with that of what the server received.
fn compare(prepared: &Prepared, upload: &Upload, headers: &HeaderMap) -> Result<(), Failure> {
    if !prepared.checks_crc64 {
        return Ok(());
    }
    let server = find(headers, "x-oss-hash-crc64ecma");
    let Some(expected) = server.and_then(|crc| crc.to_str().ok()?.parse().ok()) else {
        return Ok(());
    };
    let of_file = prepared.file_checksum.as_ref().map(FileChecksum::value);
    let actual = of_file.unwrap_or_else(|| upload.tally().crc64.value());
    if actual == expected {
        return Ok(());
    }
    tracing::error!(expected, actual, "integrity");
    Err(Failure::new(
        Error::new(ErrorKind::Integrity { expected, actual }),
        Cause::Ambiguous,
    ))
}

fn record(span: &Span, status: StatusCode, headers: &HeaderMap) {
    if span.is_disabled() {
        return;
    }
    span.record("http.response.status_code", status.as_u16());
    span.record("oss.request_id", request_id(headers));
}

fn request_id(headers: &HeaderMap) -> Option<&str> {
    find(headers, "x-oss-request-id")?.to_str().ok()
}

/// Records how much the attempt sent, and how long the server took to respond.
fn record_pace(
    span: &Span,
    shared: &Shared,
    began: Duration,
    upload: &Upload,
    headers: &HeaderMap,
) {
    let now = shared.context.runtime().monotonic();
    let tally = upload.tally();
    let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    if !span.is_disabled() {
        span.record("bytes_sent", tally.length);
        span.record("ttfb_ms", millis(now.saturating_sub(began)));
    }
    // A long upload is not slow: the server's time begins when it has the last piece.
    let thought = now.saturating_sub(tally.last_taken.unwrap_or(began));
    if thought >= shared.config.slow_request {
        let request_id = request_id(headers);
        tracing::warn!(waited_ms = millis(thought), request_id, "slow request");
    }
}

/// The largest page of any list has some 5 MiB.
const MAX_DOCUMENT: usize = 16 * 1024 * 1024;
const MAX_ERROR: usize = 256 * 1024;

/// Where the root element begins at the latest: after keep-alive padding and a declaration.
const MAX_PROLOG: usize = 4096;
const ERROR_TAG: &[u8] = b"<Error";
const HTML: &[u8] = b"text/html";
