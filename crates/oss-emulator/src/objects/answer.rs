//! The headers of responses that describe an object.

use ::http::HeaderMap;
use ::http::header::{self, HeaderName, HeaderValue};
use oss_sign::UtcSeconds;

use crate::store::{Found, Object, ObjectKind, RestoreState, VersionId};

use super::checks::content_md5;
use super::lock::lock_headers;

/// Returns the ETag in quotes, as headers and documents contain it.
pub(crate) fn quoted(etag: &str) -> String {
    format!("\"{etag}\"")
}

/// Sets a header. A value that cannot stand in a header is left out.
pub(crate) fn set(headers: &mut HeaderMap, name: &'static str, value: impl AsRef<[u8]>) {
    if let Ok(value) = HeaderValue::from_bytes(value.as_ref()) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

/// Sets `x-oss-version-id` if there is a version, which is so in buckets with versioning.
pub(crate) fn set_version(headers: &mut HeaderMap, version: Option<&VersionId>) {
    if let Some(id) = version {
        set(headers, "x-oss-version-id", id.as_str());
    }
}

/// Returns whether an object is restored, as headers and lists say it. Returns `None` if it is not.
pub(crate) fn restore_text(object: &Object, now: UtcSeconds) -> Option<String> {
    match object.restore_state(now) {
        RestoreState::NotRestored => None,
        RestoreState::Ongoing => Some("ongoing-request=\"true\"".to_owned()),
        RestoreState::Restored { expires } => {
            let expires = expires.to_http_date();
            Some(format!(
                "ongoing-request=\"false\", expiry-date=\"{expires}\""
            ))
        }
    }
}

/// Sets when a rule has changed the storage class of an object, if that has happened.
pub(crate) fn set_transition(headers: &mut HeaderMap, object: &Object) {
    if let Some(time) = object.transitioned {
        set(headers, "x-oss-transition-time", time.to_http_date());
    }
}

/// Sets all headers that GET and HEAD return for an object at the time `now`, apart from its length.
pub(crate) fn describe(headers: &mut HeaderMap, found: &Found, now: UtcSeconds) {
    let object = &found.object;
    headers.reserve(MOST_HEADERS);
    headers.insert(header::CONTENT_TYPE, OCTETS);
    for (name, value) in &object.headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value)) {
            headers.insert(name, value);
        }
    }
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if let Ok(etag) = HeaderValue::from_str(&quoted(&object.etag)) {
        headers.insert(header::ETAG, etag);
    }
    if let Ok(modified) = HeaderValue::from_str(&object.modified.to_http_date()) {
        headers.insert(header::LAST_MODIFIED, modified);
    }
    if let Some(md5) = &object.md5 {
        set(headers, "content-md5", content_md5(md5));
    }
    headers.insert(CRC64, HeaderValue::from(object.crc64));
    headers.insert(TYPE, HeaderValue::from_static(object.kind.as_str()));
    headers.insert(CLASS, HeaderValue::from_static(object.class.as_str()));
    if let ObjectKind::Appendable { sealed } = &object.kind {
        let position = object.size.to_string();
        set(headers, "x-oss-next-append-position", position);
        if let Some(sealed) = sealed {
            set(headers, "x-oss-sealed-time", sealed.to_http_date());
        }
    }
    if !object.tags.is_empty() {
        set(
            headers,
            "x-oss-tagging-count",
            object.tags.len().to_string(),
        );
    }
    if let Some(text) = restore_text(object, now) {
        set(headers, "x-oss-restore", text);
    }
    set_transition(headers, object);
    for (name, value) in lock_headers(object.lock) {
        set(headers, name, value);
    }
    set_version(headers, found.version.as_ref());
}

/// Sets the headers that an upload returns for the new object, apart from its version.
pub(crate) fn acknowledge(headers: &mut HeaderMap, object: &Object) {
    headers.reserve(MOST_HEADERS);
    set(headers, "etag", quoted(&object.etag));
    if let Some(md5) = &object.md5 {
        set(headers, "content-md5", content_md5(md5));
    }
    headers.insert(CRC64, HeaderValue::from(object.crc64));
    set_encryption(headers, &object.headers);
}

/// Sets the headers of server-side encryption that are among the stored headers.
pub(crate) fn set_encryption(headers: &mut HeaderMap, stored: &[(String, Vec<u8>)]) {
    for name in ENCRYPTION {
        if let Some((_, value)) = stored.iter().find(|(stored, _)| stored == name) {
            set(headers, name, value);
        }
    }
}

const ENCRYPTION: [&str; 3] = [
    "x-oss-server-side-encryption",
    "x-oss-server-side-data-encryption",
    "x-oss-server-side-encryption-key-id",
];

/// Space for the headers of most responses, with those that the server adds to every response.
const MOST_HEADERS: usize = 20;
const CRC64: HeaderName = HeaderName::from_static("x-oss-hash-crc64ecma");
const TYPE: HeaderName = HeaderName::from_static("x-oss-object-type");
const CLASS: HeaderName = HeaderName::from_static("x-oss-storage-class");
const OCTETS: HeaderValue = HeaderValue::from_static("application/octet-stream");
