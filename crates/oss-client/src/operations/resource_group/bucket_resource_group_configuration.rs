//! `BucketResourceGroupConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The resource group of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketResourceGroupConfiguration {
    /// The ID of the resource group (`ResourceGroupId`).
    pub resource_group_id: String,
}

impl BucketResourceGroupConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(resource_group_id: impl Into<String>) -> Self {
        Self {
            resource_group_id: resource_group_id.into(),
        }
    }
}

impl ReadXml for BucketResourceGroupConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut resource_group_id = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "ResourceGroupId" {
                child.set(&mut resource_group_id)?;
            }
        }
        Ok(Some(Self {
            resource_group_id: element.required("ResourceGroupId", resource_group_id)?,
        }))
    }
}

impl WriteXml for BucketResourceGroupConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("ResourceGroupId", &self.resource_group_id);
    }
}
