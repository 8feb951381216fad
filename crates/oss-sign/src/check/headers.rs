//! Headers that have no effect, or that make a presigned URL fail.

use crate::encode::is_base64_of;
use crate::headers::is_oss;
use crate::{Error, Request, Resource, v1};

/// Refuses a header that has no effect, wherever the signature is.
pub(super) fn check(name: &str) -> Result<(), Error> {
    // Almost every header ends at the comparison of lengths.
    let is = |useless: &str| name.eq_ignore_ascii_case(useless);
    match name.len() {
        9 if is("versionId") => useless(
            name,
            "as a header it has no effect, and the current version would be used; set the query \
             parameter versionId instead, by .version_id()",
        ),
        13 if is("authorization") => useless(name, "the signer sets it; leave it out"),
        _ => Ok(()),
    }
}

/// Refuses what would make a presigned URL fail.
pub(super) fn check_in_url(request: &Request<'_>) -> Result<(), Error> {
    for (name, value) in request.headers() {
        match name.as_bytes() {
            [b'x' | b'X', ..] if is_oss(name) => check_not_ours(name)?,
            [b'c' | b'C', ..] => check_digest(name, value)?,
            [b'i' | b'I', ..] => check_condition(request, name)?,
            _ => {}
        }
    }
    request
        .additional_headers
        .iter()
        .try_for_each(|name| check_not_ours(name))
}

/// Refuses a signed header that cannot come with a presigned URL.
fn check_not_ours(name: &str) -> Result<(), Error> {
    let found = NOT_IN_URLS
        .iter()
        .find(|(useless, _)| useless.eq_ignore_ascii_case(name));
    found.map_or(Ok(()), |(_, reason)| useless(name, reason))
}

fn check_digest(name: &str, value: &str) -> Result<(), Error> {
    if !name.eq_ignore_ascii_case("content-md5") || is_base64_of::<16>(value.trim()) {
        return Ok(());
    }
    useless(
        name,
        "it is not the Base64 text of 16 bytes, so the server refuses it; encode the raw digest, \
         not its hexadecimal text",
    )
}

/// The server answers an upload that has a condition with `NotImplemented`, and ignores the
/// condition on a copy.
fn check_condition(request: &Request<'_>, name: &str) -> Result<(), Error> {
    let is_condition = CONDITIONS.iter().any(|c| c.eq_ignore_ascii_case(name));
    if !is_condition || !is_put_object(request) {
        return Ok(());
    }
    if request.carries("x-oss-copy-source") {
        return useless(
            name,
            "a copy ignores it; the conditions of a copy are x-oss-copy-source-if-match, \
             -if-none-match, -if-modified-since and -if-unmodified-since",
        );
    }
    useless(
        name,
        "OSS does not implement it for uploads and refuses the request; to keep an existing \
         object use x-oss-forbid-overwrite: true",
    )
}

/// Whether this is a PutObject or CopyObject: a PUT of an object whose parameters select no other
/// operation.
fn is_put_object(request: &Request<'_>) -> bool {
    let is_object = match request.resource {
        Resource::Object(..) => true,
        Resource::Path(_) => !request.resource.bucket_and_key().1.is_empty(),
        Resource::Service | Resource::Bucket(_) => false,
    };
    let selects = |name: &str| {
        v1::is_signed_parameter(name)
            && !name.starts_with("x-oss-")
            && !name.starts_with("callback")
    };
    let mut parameters = request.query_pairs().map(|(name, _)| name);
    request.method == "PUT" && is_object && !parameters.any(selects)
}

/// Whether HTTP gives the header a meaning.
pub(super) fn is_standard(name: &str) -> bool {
    STANDARD
        .iter()
        .any(|standard| standard.eq_ignore_ascii_case(name))
}

pub(super) fn useless(name: &str, reason: &'static str) -> Result<(), Error> {
    Err(Error::Useless {
        field: format!("header {name:?}"),
        reason,
    })
}

const CONDITIONS: [&str; 4] = [
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-unmodified-since",
];

const NOT_IN_URLS: [(&str, &str); 4] = [
    (
        "date",
        "browsers do not allow setting it, so nobody could send what was signed; leave it out",
    ),
    (
        "authorization",
        "a request must not carry a second signature; leave it out",
    ),
    (
        "x-oss-date",
        "a V4 URL carries the time of signing as a parameter; leave the header out",
    ),
    (
        "x-oss-security-token",
        "a URL carries the token as a parameter; leave the header out",
    ),
];

const STANDARD: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "access-control-request-headers",
    "access-control-request-method",
    "cache-control",
    "connection",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "date",
    "expect",
    "expires",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-range",
    "if-unmodified-since",
    "origin",
    "pragma",
    "range",
    "referer",
    "te",
    "traceparent",
    "tracestate",
    "transfer-encoding",
    "user-agent",
    "via",
    "x-forwarded-for",
    "x-forwarded-proto",
];
