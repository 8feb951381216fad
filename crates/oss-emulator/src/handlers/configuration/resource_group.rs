//! PutBucketResourceGroup and GetBucketResourceGroup.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{ResourceGroup, read, write};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::store::DEFAULT_RESOURCE_GROUP;

/// Moves a bucket to another resource group of its account. The groups that exist are the default
/// group and those in which a bucket was created.
pub(crate) async fn put_bucket_resource_group(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let mut group: ResourceGroup = read(&body, ROOT)?;
    if group.id.is_empty() {
        DEFAULT_RESOURCE_GROUP.clone_into(&mut group.id);
    }
    let owner = call.existing_bucket()?.owner.clone();
    let buckets = call.store().buckets(&owner).await;
    let buckets = buckets.map_err(|error| call.refuse(error))?;
    let mut known = buckets.iter().map(|bucket| bucket.resource_group.as_str());
    if group.id != DEFAULT_RESOURCE_GROUP && !known.any(|known| known == group.id) {
        return Err(OssError::new(Code::ResourceGroupIdPreCheckError));
    }
    call.update_bucket(move |bucket| {
        bucket.resource_group = group.id;
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the resource group of a bucket.
pub(crate) async fn get_bucket_resource_group(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let group = ResourceGroup {
        id: bucket.resource_group.clone(),
    };
    Ok(response::xml(write(&group, ROOT)))
}

const ROOT: &str = "BucketResourceGroupConfiguration";
/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
