//! From the request of an operation to the request that is signed. No input or output happens
//! here.

use http::header::USER_AGENT;
use oss_sign::{Endpoint, Location};
use oss_transport::Body;

use crate::config::Config;
use crate::content_type;
use crate::error::{Result, Subject};
use crate::integrity::content_md5;
use crate::operation::Operation;
use crate::pipeline::headers::{Headers, add, add_default, add_expectation, add_known, add_length};
use crate::pipeline::metadata::Metadata;
use crate::pipeline::options::CallOptions;
use crate::pipeline::prepared::Prepared;
use crate::request::{Answer, Idempotency, OperationRequest, Target};
use crate::tags;

/// What a request is prepared for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// This client sends the request.
    Send,
    /// The request is signed as a URL. Only what the caller asked for is added, because whoever
    /// uses the URL must send every signed header.
    Presign,
}

/// The official name of an operation, and what its response contains.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) answer: Answer,
}

impl Kind {
    pub(crate) fn from_operation<Op: Operation>() -> Self {
        Self {
            name: Op::NAME,
            answer: Op::ANSWER,
        }
    }
}

/// Adds what the operation left open, and checks the result. The body is returned apart, because
/// it can be used once and the rest many times.
pub(crate) fn prepare(
    kind: Kind,
    request: OperationRequest,
    options: &CallOptions,
    config: &Config,
    purpose: Purpose,
) -> Result<(Prepared, Body)> {
    let (headers, location) = checked(&request, options, config, purpose).map_err(|error| {
        error.about(&Subject {
            operation: kind.name,
            resource: request.target.to_string(),
        })
    })?;
    let own = request.query.into_iter();
    let mut query: Vec<_> = own
        .map(|(name, value)| (name.into_owned(), value))
        .collect();
    query.extend(options.query.iter().cloned());
    let mut timeouts = config.timeouts;
    timeouts.first_byte = request.first_byte_timeout.or(timeouts.first_byte);
    let prepared = Prepared {
        operation: kind.name,
        location,
        route: None,
        method: request.method,
        target: request.target,
        query,
        headers,
        answer: kind.answer,
        idempotency: idempotency(request.idempotency, options.repeat_ambiguous),
        checks_crc64: request.checks_crc64,
        file_checksum: request.file_checksum,
        unsigned: request.unsigned,
        success_status: request.success_status,
        timeouts,
        attempt_timeout: options.attempt_timeout.or(config.attempt_timeout),
        document: request.document,
    };
    Ok((prepared, request.body))
}

/// The parts that can be refused.
fn checked(
    request: &OperationRequest,
    options: &CallOptions,
    config: &Config,
    purpose: Purpose,
) -> Result<(Headers, Option<Location>)> {
    let headers = headers(request, options, config, purpose)?;
    let location = match purpose {
        Purpose::Send => Some(config.endpoint.locate(request.target.resource())?),
        Purpose::Presign => None,
    };
    Ok((headers, location))
}

fn headers(
    request: &OperationRequest,
    options: &CallOptions,
    config: &Config,
    purpose: Purpose,
) -> Result<Headers> {
    let mut headers = Vec::with_capacity(request.headers.len() + 4);
    let mut metadata = Metadata::default();
    let own = request
        .headers
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_str()));
    let others = options
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in own.chain(others) {
        metadata.check(name, value)?;
        if name.eq_ignore_ascii_case("x-oss-tagging") {
            tags::check(value)?;
        }
        add(&mut headers, name, value)?;
    }
    if let Some(document) = request.document.as_ref().filter(|_| request.content_md5) {
        add_default(&mut headers, "content-md5", content_md5(document))?;
    }
    if purpose == Purpose::Send {
        add_defaults(&mut headers, request, config)?;
    }
    Ok(headers)
}

fn add_defaults(headers: &mut Headers, request: &OperationRequest, config: &Config) -> Result<()> {
    for (name, value) in &request.default_headers {
        add_default(headers, name, value)?;
    }
    if let Target::Object(_, key) = &request.target
        && request.content_type_from_key
    {
        add_default(
            headers,
            "content-type",
            content_type::from_key(key.as_str()),
        )?;
    }
    add_known(headers, USER_AGENT, || config.user_agent.clone());
    add_expectation(headers, &request.body, config.expect_continue);
    add_length(headers, &request.method, &request.body)
}

/// The endpoint for this purpose.
pub(crate) fn endpoint(config: &Config, purpose: Purpose) -> &Endpoint {
    match purpose {
        Purpose::Presign => config.presign_endpoint.as_ref().unwrap_or(&config.endpoint),
        Purpose::Send => &config.endpoint,
    }
}

fn idempotency(own: Idempotency, repeat_ambiguous: Option<bool>) -> Idempotency {
    match (own, repeat_ambiguous) {
        (_, Some(false)) => Idempotency::Never,
        (Idempotency::Never, Some(true)) => Idempotency::Overwrite,
        _ => own,
    }
}
