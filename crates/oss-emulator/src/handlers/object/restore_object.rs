//! RestoreObject.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{RestoreRequest, requested_version, set, set_version};
use crate::runtime::seconds;
use crate::store::{Object, Restore, RestoreState};

/// Makes the data of an archived object readable for some days. If it is readable already, it
/// stays so for longer.
pub(crate) async fn restore_object(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let request = RestoreRequest::read(&body)?;
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let now = call.clock().now();
    let duration = seconds(call.config().restore_duration);
    let restore = move |object: &mut Object| {
        let (days, tier) = request.checked(object.class)?;
        let (ready, status) = match object.restore_state(now) {
            RestoreState::NotRestored => (now.plus_seconds(duration), StatusCode::ACCEPTED),
            RestoreState::Ongoing => return Err(OssError::new(Code::RestoreAlreadyInProgress)),
            RestoreState::Restored { .. } => (now, StatusCode::OK),
        };
        let expires = ready.plus_seconds(days * DAY);
        object.restore = Some(Restore { ready, expires });
        Ok((status, tier))
    };
    let restored = call
        .store()
        .update_object(bucket, key, version.as_ref(), restore);
    let ((status, tier), version) = restored.await.map_err(|error| call.refuse(error))??;
    let mut answer = response::empty(status);
    let headers = answer.headers_mut();
    if let Some(tier) = tier {
        set(headers, "x-oss-object-restore-priority", tier.as_str());
    }
    set_version(headers, version.as_ref());
    Ok(answer)
}

/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
/// A day in seconds.
const DAY: i64 = 86_400;
