//! The header `x-oss-copy-source`.

use oss_sign::{BucketName, ObjectKey, encode};

/// `/bucket/key`, the key percent-encoded with its slashes kept, and the version after it.
pub(crate) fn copy_source(
    bucket: &BucketName,
    key: &ObjectKey,
    version_id: Option<&str>,
) -> String {
    let mut source = format!("/{bucket}/{}", encode::percent_encode_path(key.as_str()));
    if let Some(version_id) = version_id {
        source.push_str("?versionId=");
        source.push_str(version_id);
    }
    source
}
