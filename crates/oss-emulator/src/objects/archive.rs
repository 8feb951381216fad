//! Which data of archived objects can be read.

use oss_sign::UtcSeconds;

use crate::codes::{Code, OssError};
use crate::configurations::ArchiveDirectRead;
use crate::store::{Bucket, Object, StorageClass};

/// Checks that the data of an object can be read: it is not archived, or it is restored, or its bucket
/// lets objects of the class `Archive` be read without that. Colder classes cannot be read directly.
///
/// # Errors
///
/// Returns 403 `InvalidObjectState` if it cannot be read.
pub(crate) fn check_thawed(
    bucket: &Bucket,
    object: &Object,
    now: UtcSeconds,
) -> Result<(), OssError> {
    let direct = || {
        let configured = bucket.configurations.get::<ArchiveDirectRead>();
        object.class == StorageClass::Archive && configured.is_some_and(|all| all.enabled)
    };
    match object.is_frozen(now) && !direct() {
        true => Err(OssError::new(Code::InvalidObjectState)),
        false => Ok(()),
    }
}
