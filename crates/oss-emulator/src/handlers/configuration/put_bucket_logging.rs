//! PutBucketLogging.

use crate::codes::{Code, OssError};
use crate::configurations::{Document, Logging};
use crate::handlers::call::Call;
use crate::http::ServerResponse;

use super::plain::replace;

/// Says where the access logs of a bucket are stored. The target must be a bucket of the same
/// account in which the caller may put objects.
pub(crate) async fn put_bucket_logging(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Logging::LIMIT).await?;
    let logging = Logging::from_request(&body)?;
    if let Some(enabled) = &logging.enabled {
        let target = &enabled.target_bucket;
        let source = call.existing_bucket()?;
        match call.store().bucket(target) {
            Ok(bucket) if bucket.owner == source.owner => {}
            _ => return Err(OssError::new(Code::InvalidTargetBucketForLogging)),
        }
        let prefix = enabled.target_prefix.as_deref().unwrap_or_default();
        call.authorize("oss:PutObject", target, Some(prefix), None)
            .await?;
    }
    replace(&call, logging).await
}
