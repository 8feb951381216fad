//! From an operation's request to what goes out, unsigned and final. Pure.

use http::Method;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT};
use oss_sign::{Endpoint, encode};
use oss_transport::{Body, Timeouts};

use crate::call::CallOptions;
use crate::config::Config;
use crate::content_type;
use crate::error::{Error, Result, Subject};
use crate::integrity::content_md5;
use crate::operation::{Answer, Idempotency, OperationRequest, Target};
use crate::range::ByteRange;

/// A request that only lacks its signature.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) subject: Subject,
    pub(crate) method: Method,
    pub(crate) target: Target,
    /// Scheme, authority and path.
    pub(crate) location: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) answer: Answer,
    pub(crate) idempotency: Idempotency,
    pub(crate) checks_crc64: bool,
    pub(crate) timeouts: Timeouts,
}

/// What a request is prepared for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To be sent by this client.
    Send,
    /// To be signed as a URL. Nothing is added that the caller did not ask for: every signed
    /// header is one that the user of the URL must send.
    Presign,
}

/// Adds what the operation left open, and checks what it says. The body comes apart: it can be
/// used once, the rest again and again.
pub(crate) fn prepare(
    operation: &'static str,
    answer: Answer,
    request: OperationRequest,
    options: &CallOptions,
    config: &Config,
    purpose: Purpose,
) -> Result<(Prepared, Body)> {
    let subject = Subject {
        operation,
        resource: request.target.to_string(),
    };
    parts(request, answer, options, config, purpose)
        .map(|(prepared, body)| {
            (
                Prepared {
                    subject: subject.clone(),
                    ..prepared
                },
                body,
            )
        })
        .map_err(|error| error.about(&subject))
}

fn parts(
    request: OperationRequest,
    answer: Answer,
    options: &CallOptions,
    config: &Config,
    purpose: Purpose,
) -> Result<(Prepared, Body)> {
    let endpoint = endpoint(config, purpose);
    let mut headers = Vec::with_capacity(request.headers.len() + 4);
    for (name, value) in &request.headers {
        headers.push(header(name, value)?);
    }
    for (name, value) in &options.headers {
        headers.push(header(name, value)?);
    }
    let mut query: Vec<_> = request
        .query
        .into_iter()
        .map(|(name, value)| (name.into_owned(), value))
        .collect();
    query.extend(options.query.iter().cloned());
    if let Some(document) = request.document.as_ref().filter(|_| request.content_md5) {
        add(&mut headers, &CONTENT_MD5, content_md5(document))?;
    }
    if purpose == Purpose::Send {
        if let Target::Object(_, key) = &request.target
            && request.content_type_of_key
        {
            add(
                &mut headers,
                &CONTENT_TYPE,
                content_type::of_key(key.as_str()),
            )?;
        }
        add(&mut headers, &USER_AGENT, config.user_agent.clone())?;
        state_length(&mut headers, &request.method, &request.body)?;
    }
    let mut timeouts = config.timeouts;
    timeouts.first_byte = request.first_byte_timeout.or(timeouts.first_byte);
    let prepared = Prepared {
        subject: Subject {
            operation: "",
            resource: String::new(),
        },
        location: endpoint.locate(request.target.resource())?.url(),
        method: request.method,
        target: request.target,
        query,
        headers,
        answer,
        idempotency: idempotency(request.idempotency, options.repeat_ambiguous),
        checks_crc64: request.checks_crc64,
        timeouts,
    };
    Ok((prepared, request.body))
}

impl Prepared {
    /// The URL, query included.
    pub(crate) fn url(&self) -> String {
        let mut url = self.location.clone();
        for (index, (name, value)) in self.query.iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            url.push_str(&encode::percent_encode(name));
            if !value.is_empty() {
                url.push('=');
                url.push_str(&encode::percent_encode(value));
            }
        }
        url
    }

    /// A header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self
            .headers
            .iter()
            .find(|(known, _)| known.as_str() == name)?;
        value.to_str().ok()
    }

    /// Whether the query has this parameter.
    pub(crate) fn has_query(&self, name: &str) -> bool {
        self.query.iter().any(|(known, _)| known == name)
    }

    /// The range that is asked for.
    pub(crate) fn range(&self) -> Option<ByteRange> {
        ByteRange::parse(self.header("range")?)
    }

    /// Puts a header in place of the one of this name.
    pub(crate) fn replace_header(&mut self, name: &'static str, value: &str) -> Result<()> {
        self.headers.retain(|(known, _)| known.as_str() != name);
        self.headers.push(header(name, value)?);
        Ok(())
    }
}

pub(crate) fn endpoint(config: &Config, purpose: Purpose) -> &Endpoint {
    match purpose {
        Purpose::Presign => config.presign_endpoint.as_ref().unwrap_or(&config.endpoint),
        Purpose::Send => &config.endpoint,
    }
}

fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue)> {
    let refuse = |reason: &str| Error::invalid_request(format!("header {name:?}: {reason}"));
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| refuse("its name holds characters that a header name cannot have"))?;
    if RESERVED.contains(&name.as_str()) {
        return Err(refuse("it is made by the client itself"));
    }
    let visible = value
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\t'));
    let value = HeaderValue::from_str(value)
        .ok()
        .filter(|_| visible)
        .ok_or_else(|| {
            refuse(
                "its value is not visible ASCII; percent-encode it, or give a file name as \
             filename*=UTF-8''…",
            )
        })?;
    Ok((name, value))
}

/// Adds a header unless the caller has given it.
fn add(
    headers: &mut Vec<(HeaderName, HeaderValue)>,
    name: &HeaderName,
    value: impl AsRef<str>,
) -> Result<()> {
    if headers.iter().all(|(known, _)| known != name) {
        headers.push(header(name.as_str(), value.as_ref())?);
    }
    Ok(())
}

/// A body is framed by its length where that is known; a request that may have one says 0.
fn state_length(
    headers: &mut Vec<(HeaderName, HeaderValue)>,
    method: &Method,
    body: &Body,
) -> Result<()> {
    let given = headers.iter().find(|(name, _)| *name == CONTENT_LENGTH);
    let given = given.and_then(|(_, value)| value.to_str().ok()?.parse::<u64>().ok());
    match (given, body.len()) {
        (Some(given), Some(length)) if given != length => {
            let right = "leave it out, the body's own length is sent";
            Err(Error::invalid_field(
                "content_length",
                given,
                &format!("the body has {length}; {right}"),
            ))
        }
        (Some(given), None) => {
            let right = "the body does not know its length; state it where the body is made";
            Err(Error::invalid_field("content_length", given, right))
        }
        (None, Some(length)) if length > 0 || [Method::PUT, Method::POST].contains(method) => {
            add(headers, &CONTENT_LENGTH, length.to_string())
        }
        _ => Ok(()),
    }
}

fn idempotency(own: Idempotency, repeat_ambiguous: Option<bool>) -> Idempotency {
    match (own, repeat_ambiguous) {
        (_, Some(false)) => Idempotency::Never,
        (Idempotency::Never, Some(true)) => Idempotency::Overwrite,
        _ => own,
    }
}

const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// What the signature or the transport writes; given twice it would break one of them.
const RESERVED: [&str; 7] = [
    "authorization",
    "connection",
    "host",
    "transfer-encoding",
    "x-oss-content-sha256",
    "x-oss-date",
    "x-oss-security-token",
];
