//! `InventoryDestination`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::inventory::InventoryOssBucketDestination;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Where the lists of an inventory task are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventoryDestination {
    /// The bucket in which the lists are stored (`OSSBucketDestination`).
    pub oss_bucket_destination: InventoryOssBucketDestination,
}

impl InventoryDestination {
    /// Creates the value with what OSS requires.
    pub fn new(oss_bucket_destination: impl Into<InventoryOssBucketDestination>) -> Self {
        Self {
            oss_bucket_destination: oss_bucket_destination.into(),
        }
    }
}

impl ReadXml for InventoryDestination {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut oss_bucket_destination = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "OSSBucketDestination" {
                child.set(&mut oss_bucket_destination)?;
            }
        }
        Ok(Some(Self {
            oss_bucket_destination: element
                .required("OSSBucketDestination", oss_bucket_destination)?,
        }))
    }
}

impl WriteXml for InventoryDestination {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("OSSBucketDestination", &self.oss_bucket_destination);
    }
}
