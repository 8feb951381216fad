//! `LocationTransferTypes`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::replication::TransferType;
use crate::xml::{Element, Malformed, ReadXml};

/// A region to which a bucket can be replicated, and the networks that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LocationTransferTypes {
    /// The region with the prefix `oss-`, for example `oss-cn-hangzhou` (`Location`).
    pub location: String,
    /// The networks over which objects can be replicated to the region (`Type` in `TransferTypes`).
    pub transfer_types: Vec<TransferType>,
}

impl ReadXml for LocationTransferTypes {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut location = None;
        let mut transfer_types = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Location" => child.set(&mut location)?,
                "TransferTypes" => child.list("Type", &mut transfer_types)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            location: element.required("Location", location)?,
            transfer_types,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for LocationTransferTypes {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Location", &self.location);
        xml.wrapped("TransferTypes", "Type", &self.transfer_types);
    }
}
