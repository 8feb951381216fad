//! GetBucketInfo.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns all properties of a bucket.
pub(crate) async fn get_bucket_info(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let config = call.config();
    let document = Xml::document("BucketInfo")
        .begin("Bucket")
        .text("AccessMonitor", "Disabled")
        .text("CreationDate", bucket.created.to_iso_millis())
        .text("ExtranetEndpoint", config.public_endpoint())
        .text("IntranetEndpoint", config.internal_endpoint())
        .text("Location", config.location())
        .text("StorageClass", bucket.class.as_str())
        .text("DataRedundancyType", bucket.redundancy.as_str())
        .text("TransferAcceleration", "Disabled")
        .text("CrossRegionReplication", "Disabled")
        .text("Name", &bucket.name)
        .text("ResourceGroupId", &bucket.resource_group)
        .begin("Owner")
        .text("DisplayName", &bucket.owner)
        .text("ID", &bucket.owner)
        .close()
        .begin("AccessControlList")
        .text("Grant", bucket.acl.as_str())
        .close()
        .begin("ServerSideEncryptionRule")
        .text("SSEAlgorithm", "None")
        .close()
        .begin("BucketPolicy")
        .text("LogBucket", "")
        .text("LogPrefix", "")
        .close()
        .maybe("Versioning", bucket.versioning.as_str())
        .text("BlockPublicAccess", "false")
        .text("Comment", "")
        .end();
    Ok(response::xml(document))
}
