//! CleanRestoredObject.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{requested_version, set_version};
use crate::store::{Object, RestoreState};

/// Ends the time for which an archived object is restored.
pub(crate) async fn clean_restored_object(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let now = call.clock().now();
    let clean = move |object: &mut Object| match object.restore_state(now) {
        RestoreState::NotRestored => Err(OssError::new(Code::ArchiveRestoreFileStale)),
        RestoreState::Ongoing => Err(OssError::new(Code::ArchiveRestoreNotFinished)),
        RestoreState::Restored { .. } => {
            object.restore = None;
            Ok(())
        }
    };
    let cleaned = call
        .store()
        .update_object(bucket, key, version.as_ref(), clean);
    let ((), version) = cleaned.await.map_err(|error| call.refuse(error))??;
    let mut answer = response::empty(StatusCode::OK);
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}
