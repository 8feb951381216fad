//! `BucketInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::bucket::{BucketEncryption, BucketLogTarget};
use crate::operations::common::{
    AccessMonitorStatus, BucketAcl, DataRedundancy, FeatureStatus, Owner, StorageClass,
    VersioningStatus,
};
use crate::xml::{Element, Malformed, ReadXml};

/// The properties and settings of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketInfo {
    /// The name of the bucket (`Name`).
    pub name: String,
    /// Whether OSS tracks the last access time of the bucket's objects (`AccessMonitor`).
    pub access_monitor: Option<AccessMonitorStatus>,
    /// The region of the bucket with the prefix `oss-`, for example `oss-cn-hangzhou` (`Location`).
    pub location: String,
    /// When the bucket was created (`CreationDate`).
    pub creation_date: UtcSeconds,
    /// The host name for access from the Internet (`ExtranetEndpoint`).
    pub extranet_endpoint: String,
    /// The host name for access from inside Alibaba Cloud (`IntranetEndpoint`).
    pub intranet_endpoint: String,
    /// The access control list of the bucket (`Grant` in `AccessControlList`).
    pub acl: BucketAcl,
    /// Whether the data is stored redundantly in one zone or in several (`DataRedundancyType`).
    /// Servers that know only one redundancy type do not report it.
    pub data_redundancy: Option<DataRedundancy>,
    /// The owner of the bucket (`Owner`).
    pub owner: Owner,
    /// The default storage class of new objects (`StorageClass`).
    pub storage_class: StorageClass,
    /// The ID of the resource group to which the bucket belongs (`ResourceGroupId`).
    pub resource_group_id: Option<String>,
    /// The default encryption of the bucket (`ServerSideEncryptionRule`). Servers that do not know
    /// server-side encryption do not report it.
    pub encryption: Option<BucketEncryption>,
    /// The versioning status of the bucket (`Versioning`). A bucket whose versioning was never
    /// enabled has no status.
    pub versioning: Option<VersioningStatus>,
    /// Whether the acceleration endpoint of the bucket is on (`TransferAcceleration`).
    pub transfer_acceleration: Option<FeatureStatus>,
    /// Whether the bucket is replicated to another region (`CrossRegionReplication`).
    pub cross_region_replication: Option<FeatureStatus>,
    /// Where the access logs of the bucket are stored (`BucketPolicy`).
    pub logging: Option<BucketLogTarget>,
    /// A remark about the bucket (`Comment`).
    pub comment: Option<String>,
    /// Whether public access is blocked (`BlockPublicAccess`).
    pub block_public_access: bool,
    /// The kind of the bucket (`BucketResourceType`).
    pub resource_type: Option<String>,
    /// The name of the agentic bucket to which this bucket belongs (`AgenticBucketName`).
    pub agentic_bucket_name: Option<String>,
}

impl ReadXml for BucketInfo {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut name = None;
        let mut access_monitor = None;
        let mut location = None;
        let mut creation_date = None;
        let mut extranet_endpoint = None;
        let mut intranet_endpoint = None;
        let mut acl = None;
        let mut data_redundancy = None;
        let mut owner = None;
        let mut storage_class = None;
        let mut resource_group_id = None;
        let mut encryption = None;
        let mut versioning = None;
        let mut transfer_acceleration = None;
        let mut cross_region_replication = None;
        let mut logging = None;
        let mut comment = None;
        let mut block_public_access = None;
        let mut resource_type = None;
        let mut agentic_bucket_name = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Name" => child.set(&mut name)?,
                "AccessMonitor" => child.set(&mut access_monitor)?,
                "Location" => child.set(&mut location)?,
                "CreationDate" => child.set(&mut creation_date)?,
                "ExtranetEndpoint" => child.set(&mut extranet_endpoint)?,
                "IntranetEndpoint" => child.set(&mut intranet_endpoint)?,
                "DataRedundancyType" => child.set(&mut data_redundancy)?,
                "Owner" => child.set(&mut owner)?,
                "StorageClass" => child.set(&mut storage_class)?,
                "ResourceGroupId" => child.set(&mut resource_group_id)?,
                "ServerSideEncryptionRule" => child.set(&mut encryption)?,
                "Versioning" => child.set(&mut versioning)?,
                "TransferAcceleration" => child.set(&mut transfer_acceleration)?,
                "CrossRegionReplication" => child.set(&mut cross_region_replication)?,
                "BucketPolicy" => child.set(&mut logging)?,
                "Comment" => child.set(&mut comment)?,
                "BlockPublicAccess" => child.set(&mut block_public_access)?,
                "BucketResourceType" => child.set(&mut resource_type)?,
                "AgenticBucketName" => child.set(&mut agentic_bucket_name)?,
                "AccessControlList" => {
                    while let Some(mut inner) = child.next_child()? {
                        if inner.name() == "Grant" {
                            inner.set(&mut acl)?;
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            name: element.required("Name", name)?,
            access_monitor,
            location: element.required("Location", location)?,
            creation_date: element.required("CreationDate", creation_date)?,
            extranet_endpoint: element.required("ExtranetEndpoint", extranet_endpoint)?,
            intranet_endpoint: element.required("IntranetEndpoint", intranet_endpoint)?,
            acl: element.required("Grant", acl)?,
            data_redundancy,
            owner: element.required("Owner", owner)?,
            storage_class: element.required("StorageClass", storage_class)?,
            resource_group_id,
            encryption,
            versioning,
            transfer_acceleration,
            cross_region_replication,
            logging,
            comment,
            block_public_access: block_public_access.unwrap_or(false),
            resource_type,
            agentic_bucket_name,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for BucketInfo {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Name", &self.name);
        xml.optional("AccessMonitor", &self.access_monitor);
        xml.element("Location", &self.location);
        xml.element("CreationDate", &self.creation_date);
        xml.element("ExtranetEndpoint", &self.extranet_endpoint);
        xml.element("IntranetEndpoint", &self.intranet_endpoint);
        xml.nest("AccessControlList", |xml| {
            xml.element("Grant", &self.acl);
        });
        xml.optional("DataRedundancyType", &self.data_redundancy);
        xml.element("Owner", &self.owner);
        xml.element("StorageClass", &self.storage_class);
        xml.optional("ResourceGroupId", &self.resource_group_id);
        xml.optional("ServerSideEncryptionRule", &self.encryption);
        xml.optional("Versioning", &self.versioning);
        xml.optional("TransferAcceleration", &self.transfer_acceleration);
        xml.optional("CrossRegionReplication", &self.cross_region_replication);
        xml.optional("BucketPolicy", &self.logging);
        xml.optional("Comment", &self.comment);
        xml.element("BlockPublicAccess", &self.block_public_access);
        xml.optional("BucketResourceType", &self.resource_type);
        xml.optional("AgenticBucketName", &self.agentic_bucket_name);
    }
}
