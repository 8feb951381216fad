//! Lookup of the object that a request names, which several operations have in common.

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::objects::{Outcome, Preconditions, not_modified, requested_version};
use crate::store::Found;

/// Returns the object that a request names, if the preconditions of the request are met.
///
/// # Errors
///
/// Returns 404 if the object or the version does not exist, 405 if the version is a delete marker,
/// and 304 or 412 if a precondition is not met.
pub(super) async fn requested_object(call: &Call) -> Result<Found, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let found = call
        .store()
        .find(bucket, key, version.as_ref())
        .await
        .map_err(|error| call.refuse(error))?;
    check(&Preconditions::from_headers(&call.request.headers), &found)?;
    Ok(found)
}

/// Checks the preconditions of a request for the given object.
///
/// # Errors
///
/// Returns 304, or 412 with the name of the condition that is not met.
pub(super) fn check(conditions: &Preconditions, found: &Found) -> Result<(), OssError> {
    match conditions.check(&found.object.etag, found.object.modified) {
        Outcome::Holds => Ok(()),
        Outcome::NotModified => Err(not_modified(&found.object, found.version.as_ref())),
        Outcome::Failed(condition) => {
            Err(OssError::new(Code::PreconditionFailed).with("Condition", condition))
        }
    }
}
