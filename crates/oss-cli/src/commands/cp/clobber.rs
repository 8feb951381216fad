//! `--no-clobber` for a destination in OSS.

use crate::failure::{Failure, Result};
use crate::location::RemoteUrl;
use crate::session::Session;

/// Returns whether the destination exists.
///
/// The upload itself also forbids to overwrite the object. In a bucket with versioning OSS ignores
/// that, and an upload adds a version, so the object is looked for first. Keys that may not read the
/// object cannot do so, and the user is warned.
///
/// # Errors
///
/// OSS cannot be reached.
pub(super) async fn exists(destination: &RemoteUrl, session: &Session) -> Result<bool> {
    let bucket = session.bucket(destination.bucket())?;
    match bucket.head_object(destination.key()).send().await {
        Ok(_) => Ok(true),
        Err(error) if error.is_not_found() => Ok(false),
        Err(error) if error.is_access_denied() => {
            session.printer().warning(&format!(
                "cannot check whether {destination} exists, which requires oss:GetObject; in a \
                 bucket with versioning, --no-clobber would add a version to an existing object"
            ));
            Ok(false)
        }
        Err(error) => Err(Failure::from(error).about(format!("check {destination}"))),
    }
}
