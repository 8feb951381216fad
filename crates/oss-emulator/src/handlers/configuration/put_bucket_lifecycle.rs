//! PutBucketLifecycle.

use crate::codes::OssError;
use crate::configurations::{Document, Lifecycle};
use crate::handlers::call::Call;
use crate::http::ServerResponse;
use crate::runtime::random_uuid;

use super::plain::replace;

/// Replaces the lifecycle rules of a bucket. They are applied from the next midnight on.
pub(crate) async fn put_bucket_lifecycle(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(Lifecycle::LIMIT).await?;
    let mut lifecycle = Lifecycle::from_request(&body)?;
    if call.header("x-oss-allow-same-action-overlap") != Some("true") {
        lifecycle.check_overlap()?;
    }
    let now = call.clock().now();
    lifecycle.complete(now, || random_uuid().to_ascii_lowercase());
    let answer = replace(&call, lifecycle).await?;
    call.lifecycle_runs().note(call.bucket()?, now);
    Ok(answer)
}
