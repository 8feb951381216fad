//! PutBucketAccessMonitor.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{AccessMonitor, Document, Lifecycle, Switch};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};

/// Says whether accesses to the objects of a bucket are recorded. They must be while a lifecycle rule
/// depends on them.
pub(crate) async fn put_bucket_access_monitor(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(AccessMonitor::LIMIT).await?;
    let monitor = AccessMonitor::from_request(&body)?;
    call.update_bucket(move |bucket| {
        let lifecycle = bucket.configurations.get::<Lifecycle>();
        let needed = lifecycle.is_some_and(|lifecycle| lifecycle.uses_access_time());
        if needed && monitor.status == Switch::Disabled {
            return Err(OssError::new(Code::AccessMonitorDisableNotAllowed));
        }
        let document = monitor.to_document();
        bucket.configurations.set(document, monitor);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}
