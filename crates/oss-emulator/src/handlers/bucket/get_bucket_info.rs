//! GetBucketInfo.

use crate::codes::OssError;
use crate::configurations::{
    AccessMonitor, Encryption, Logging, PublicAccessBlock, Replication, Switch,
    TransferAcceleration, redundancy,
};
use crate::handlers::call::Call;
use crate::handlers::configuration::configured;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns all properties of a bucket.
pub(crate) async fn get_bucket_info(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let config = call.config();
    let configurations = &bucket.configurations;
    let encryption = configurations.get::<Encryption>();
    let encryption = encryption.as_ref().map(|encryption| &encryption.default);
    let logging = configurations.get::<Logging>();
    let logging = logging
        .as_ref()
        .and_then(|logging| logging.enabled.as_ref());
    let replicates = match configurations.get::<Replication>() {
        Some(_) => Switch::Enabled,
        None => Switch::Disabled,
    };
    let blocked = configured::<PublicAccessBlock>(&bucket)?.block;
    let redundancy = redundancy(&bucket, call.clock().now());
    let document = Xml::document("BucketInfo")
        .begin("Bucket")
        .text("AccessMonitor", AccessMonitor::of(&bucket).as_str())
        .text("CreationDate", bucket.created.to_iso_millis())
        .text("ExtranetEndpoint", config.public_endpoint())
        .text("IntranetEndpoint", config.internal_endpoint())
        .text("Location", config.location())
        .text("StorageClass", bucket.class.as_str())
        .text("DataRedundancyType", redundancy.as_str())
        .text(
            "TransferAcceleration",
            TransferAcceleration::of(&bucket).as_str(),
        )
        .text("CrossRegionReplication", replicates.as_str())
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
        .text(
            "SSEAlgorithm",
            encryption.map_or("None", |default| default.algorithm.as_str()),
        )
        .maybe(
            "KMSMasterKeyID",
            encryption.and_then(|default| default.key_id.as_deref()),
        )
        .maybe(
            "KMSDataEncryption",
            encryption.and_then(|default| default.data_encryption.as_deref()),
        )
        .close()
        .begin("BucketPolicy")
        .text(
            "LogBucket",
            logging.map_or("", |logging| logging.target_bucket.as_str()),
        )
        .text(
            "LogPrefix",
            logging
                .and_then(|logging| logging.target_prefix.as_deref())
                .unwrap_or_default(),
        )
        .close()
        .maybe("Versioning", bucket.versioning.as_str())
        .text("BlockPublicAccess", blocked.to_string())
        .text("Comment", "")
        .end();
    Ok(response::xml(document))
}
