//! Requests that read the source of a copy.

use http::{HeaderMap, Method};
use oss_sign::{BucketName, ObjectKey};
use percent_encoding::percent_decode_str;

use super::questions::{Questions, read_request_for};
use crate::pipeline::prepared::Prepared;
use crate::request::Target;

/// Returns a request that reads the source of the copy. The header `x-oss-copy-source` has the form
/// `/bucket/key?versionId=ID`, in which the key and the id are percent-encoded and the id may be missing.
pub(super) fn read_request(
    prepared: &Prepared,
    method: Method,
    questions: &Questions<'_>,
) -> Option<Prepared> {
    let source = prepared.header("x-oss-copy-source")?;
    let (path, version_id) = match source.split_once("?versionId=") {
        Some((path, version_id)) => (path, Some(version_id)),
        None => (source, None),
    };
    let (bucket, key) = path.trim_start_matches('/').split_once('/')?;
    let key = percent_decode_str(key).decode_utf8().ok()?;
    let target = Target::Object(BucketName::new(bucket).ok()?, ObjectKey::new(key).ok()?);
    let mut question = read_request_for(prepared, method, target, questions.endpoint)?;
    if let Some(version_id) = version_id {
        let version_id = percent_decode_str(version_id).decode_utf8().ok()?;
        question
            .query
            .push(("versionId".to_owned(), version_id.into_owned()));
    }
    Some(question)
}

/// Adds the version of the source that was copied to the headers of the response.
pub(super) fn add_version(headers: &mut HeaderMap, source: &HeaderMap) {
    if let Some(version) = source.get("x-oss-version-id").cloned() {
        headers.insert("x-oss-copy-source-version-id", version);
    }
}
