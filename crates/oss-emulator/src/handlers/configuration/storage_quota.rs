//! GetBucketStorageQuota.

use crate::codes::OssError;
use crate::configurations::StorageQuota;
use crate::handlers::call::Call;
use crate::http::ServerResponse;

use super::plain::{answer, configured};

/// Returns the quota of a bucket, and how much of it is used.
pub(crate) async fn get_bucket_storage_quota(call: Call) -> Result<ServerResponse, OssError> {
    let quota = configured::<StorageQuota>(&*call.existing_bucket()?)?;
    let counts = call.store().counts(call.bucket()?).await;
    let counts = counts.map_err(|error| call.refuse(error))?;
    let bytes = u64::try_from(counts.total().bytes).unwrap_or_default();
    Ok(answer(&quota.with_usage(bytes)))
}
