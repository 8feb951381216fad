//! Whether an object may be overwritten or deleted.

use oss_sign::UtcSeconds;

use super::lock::{Bypass, Lock};
use super::object::Object;
use crate::store::bucket::properties::Bucket;
use crate::store::error::StoreError;

/// Checks that an object of a bucket may be overwritten or deleted. Every operation that removes a
/// version calls this function before it does so.
///
/// # Errors
///
/// Returns [`StoreError::Immutable`] if the object is protected.
pub(crate) fn check_removable(
    bucket: &Bucket,
    object: &Object,
    bypass: Bypass,
    now: UtcSeconds,
) -> Result<(), StoreError> {
    let Lock {
        retention,
        legal_hold,
    } = object.lock;
    let retained = retention.is_some_and(|retention| retention.binds(bypass, now));
    match retained || bucket.protects(object, now) || legal_hold == Some(true) {
        true => Err(StoreError::Immutable),
        false => Ok(()),
    }
}
