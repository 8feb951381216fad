//! `BucketSummary`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::common::StorageClass;
use crate::xml::{Element, Malformed, ReadXml};

/// A bucket, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketSummary {
    /// The name of the bucket (`Name`).
    pub name: String,
    /// The region of the bucket with the prefix `oss-`, for example `oss-cn-hangzhou` (`Location`).
    pub location: String,
    /// When the bucket was created (`CreationDate`).
    pub creation_date: UtcSeconds,
    /// The default storage class of new objects (`StorageClass`).
    pub storage_class: StorageClass,
    /// The host name for access from the Internet (`ExtranetEndpoint`).
    pub extranet_endpoint: String,
    /// The host name for access from inside Alibaba Cloud (`IntranetEndpoint`).
    pub intranet_endpoint: String,
    /// The ID of the region (`Region`). Older servers report only the location.
    pub region: Option<String>,
    /// The ID of the resource group (`ResourceGroupId`).
    pub resource_group_id: Option<String>,
}

impl ReadXml for BucketSummary {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut name = None;
        let mut location = None;
        let mut creation_date = None;
        let mut storage_class = None;
        let mut extranet_endpoint = None;
        let mut intranet_endpoint = None;
        let mut region = None;
        let mut resource_group_id = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Name" => child.set(&mut name)?,
                "Location" => child.set(&mut location)?,
                "CreationDate" => child.set(&mut creation_date)?,
                "StorageClass" => child.set(&mut storage_class)?,
                "ExtranetEndpoint" => child.set(&mut extranet_endpoint)?,
                "IntranetEndpoint" => child.set(&mut intranet_endpoint)?,
                "Region" => child.set(&mut region)?,
                "ResourceGroupId" => child.set(&mut resource_group_id)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            name: element.required("Name", name)?,
            location: element.required("Location", location)?,
            creation_date: element.required("CreationDate", creation_date)?,
            storage_class: element.required("StorageClass", storage_class)?,
            extranet_endpoint: element.required("ExtranetEndpoint", extranet_endpoint)?,
            intranet_endpoint: element.required("IntranetEndpoint", intranet_endpoint)?,
            region,
            resource_group_id,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for BucketSummary {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Name", &self.name);
        xml.element("Location", &self.location);
        xml.element("CreationDate", &self.creation_date);
        xml.element("StorageClass", &self.storage_class);
        xml.element("ExtranetEndpoint", &self.extranet_endpoint);
        xml.element("IntranetEndpoint", &self.intranet_endpoint);
        xml.optional("Region", &self.region);
        xml.optional("ResourceGroupId", &self.resource_group_id);
    }
}
