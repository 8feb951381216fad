//! `ReplicationLocation`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::replication::LocationTransferTypes;
use crate::xml::{Element, Malformed, ReadXml};

/// The regions to which a bucket can be replicated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicationLocation {
    /// The regions with the prefix `oss-` (`Location`).
    pub locations: Vec<String>,
    /// The regions to which the bucket can be replicated, with the networks that can be used
    /// (`LocationTransferType` in `LocationTransferTypeConstraint`).
    pub location_transfer_types: Vec<LocationTransferTypes>,
    /// The regions that support replication time control, with the prefix `oss-` (`Location` in
    /// `LocationRTCConstraint`).
    pub rtc_locations: Vec<String>,
}

impl ReadXml for ReplicationLocation {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut locations = Vec::new();
        let mut location_transfer_types = Vec::new();
        let mut rtc_locations = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Location" => child.push(&mut locations)?,
                "LocationRTCConstraint" => child.list("Location", &mut rtc_locations)?,
                "LocationTransferTypeConstraint" => {
                    child.list("LocationTransferType", &mut location_transfer_types)?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            locations,
            location_transfer_types,
            rtc_locations,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for ReplicationLocation {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.list("Location", &self.locations);
        xml.wrapped(
            "LocationTransferTypeConstraint",
            "LocationTransferType",
            &self.location_transfer_types,
        );
        xml.wrapped("LocationRTCConstraint", "Location", &self.rtc_locations);
    }
}
