//! Checks that several operations on objects share.

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::objects::{Outcome, Preconditions, not_modified, refuse, requested_version};
use crate::store::Found;

/// The object that a request names, if its preconditions hold.
///
/// # Errors
///
/// 404, 405 for a delete marker, 304, 412.
pub(super) fn requested_object(call: &Call) -> Result<Found, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let found = call
        .store()
        .object(bucket, key, version.as_ref())
        .map_err(|error| refuse(error, &call.request.method, bucket, key))?;
    check(&Preconditions::from_headers(&call.request.headers), &found)?;
    Ok(found)
}

/// Whether the preconditions hold for an object.
///
/// # Errors
///
/// 304, or 412 with the name of the condition.
pub(super) fn check(conditions: &Preconditions, found: &Found) -> Result<(), OssError> {
    match conditions.check(&found.object.etag, found.object.modified) {
        Outcome::Holds => Ok(()),
        Outcome::NotModified => Err(not_modified(&found.object, found.version.as_ref())),
        Outcome::Failed(condition) => {
            Err(OssError::new(Code::PreconditionFailed).with("Condition", condition))
        }
    }
}
