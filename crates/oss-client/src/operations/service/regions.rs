//! `Regions`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::service::RegionInfo;
use crate::xml::{Element, Malformed, ReadXml};

/// The regions of OSS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Regions {
    /// The regions (`RegionInfo`).
    pub regions: Vec<RegionInfo>,
}

impl ReadXml for Regions {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut regions = Vec::new();
        while let Some(mut child) = element.next_child()? {
            if child.name() == "RegionInfo" {
                child.push(&mut regions)?;
            }
        }
        Ok(Some(Self { regions }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for Regions {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.list("RegionInfo", &self.regions);
    }
}
