//! `x-oss-expiration`: when an object expires by the lifecycle rules of its bucket.

use crate::codes::OssError;
use crate::configurations::expiration;
use crate::handlers::call::Call;
use crate::http::ServerResponse;
use crate::objects::set;
use crate::store::Found;

/// Sets `x-oss-expiration` if a rule applies to the object. Single versions do not have it.
///
/// # Errors
///
/// Returns `NoSuchBucket` if the bucket was deleted in the meantime.
pub(super) fn set_expiration(
    call: &Call,
    found: &Found,
    answer: &mut ServerResponse,
) -> Result<(), OssError> {
    let bucket = call.existing_bucket()?;
    let current = call.query("versionId").is_none();
    if current && let Some(value) = expiration(&bucket, call.key()?, &found.object) {
        set(answer.headers_mut(), "x-oss-expiration", value);
    }
    Ok(())
}
