//! The headers of a request, checked.

use http::Method;
use http::header::{CONTENT_LENGTH, EXPECT, HeaderName, HeaderValue};
use oss_transport::Body;

use crate::error::{Error, Result};

pub(super) type Headers = Vec<(HeaderName, HeaderValue)>;

/// Checks the name and the value of a header.
pub(super) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue)> {
    let refuse = |reason: &str| Error::invalid_request(format!("header {name:?}: {reason}"));
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| refuse("the name contains a character that a header name cannot have"))?;
    if RESERVED.contains(&name.as_str()) {
        return Err(refuse("the client sets this header itself; leave it out"));
    }
    let visible = value
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'~' | b'\t'));
    let value = HeaderValue::from_str(value)
        .ok()
        .filter(|_| visible)
        .ok_or_else(|| {
            refuse(
                "the value is not visible ASCII; percent-encode it, or give a file name as \
             filename*=UTF-8''…",
            )
        })?;
    Ok((name, value))
}

/// Adds a header that the caller asked for.
///
/// A header that is given twice is refused: which of the two values the server would use is not
/// defined, and OSS refuses such requests itself.
pub(super) fn add(headers: &mut Headers, name: &str, value: &str) -> Result<()> {
    let (name, value) = header(name, value)?;
    if headers.iter().any(|(known, _)| *known == name) {
        return Err(Error::invalid_request(format!(
            "header {:?}: it is given twice; set it once",
            name.as_str()
        )));
    }
    if name == CONTENT_LENGTH && value.to_str().unwrap_or_default().parse::<u64>().is_err() {
        return Err(Error::invalid_field(
            "content_length",
            value.to_str().unwrap_or_default(),
            "it is the number of bytes, 0 or more",
        ));
    }
    headers.push((name, value));
    Ok(())
}

/// Adds a header unless the caller has set it.
pub(super) fn add_default(headers: &mut Headers, name: &str, value: impl AsRef<str>) -> Result<()> {
    if headers.iter().all(|(known, _)| known.as_str() != name) {
        headers.push(header(name, value.as_ref())?);
    }
    Ok(())
}

/// Adds a header whose value needs no check, unless the caller has set it.
pub(super) fn add_known(
    headers: &mut Headers,
    name: HeaderName,
    value: impl FnOnce() -> HeaderValue,
) {
    if headers.iter().all(|(known, _)| *known != name) {
        headers.push((name, value()));
    }
}

/// Adds the header by which the server is asked before a large body is sent to it. By default that is
/// done for bodies that can be read once: a refusal then does not cost them.
pub(super) fn add_expectation(headers: &mut Headers, body: &Body, always: Option<bool>) {
    let reads_once = !body.is_replayable() || body.position() > 0;
    let large = body.len().is_none_or(|length| length >= LARGE);
    if large && always.unwrap_or(reads_once) {
        add_known(headers, EXPECT, || HeaderValue::from_static("100-continue"));
    }
}

/// Adds the length of the body where it is known. A `PUT` or `POST` without a body says 0.
pub(super) fn add_length(headers: &mut Headers, method: &Method, body: &Body) -> Result<()> {
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
            add_known(headers, CONTENT_LENGTH, || HeaderValue::from(length));
            Ok(())
        }
        _ => Ok(()),
    }
}

/// From this length on, sending a body in vain costs more than asking.
const LARGE: u64 = 1024 * 1024;

/// Headers that the signature or the transport writes. A second one would break either of them.
const RESERVED: [&str; 7] = [
    "authorization",
    "connection",
    "host",
    "transfer-encoding",
    "x-oss-content-sha256",
    "x-oss-date",
    "x-oss-security-token",
];
