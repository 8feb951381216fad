//! `InventoryConfigurations`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::inventory::InventoryConfiguration;
use crate::xml::{Element, Malformed, ReadXml};

/// A page of inventory tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventoryConfigurations {
    /// The inventory tasks of this page (`InventoryConfiguration`).
    pub configurations: Vec<InventoryConfiguration>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The token with which the next page is requested (`NextContinuationToken`).
    pub next_continuation_token: Option<String>,
}

impl ReadXml for InventoryConfigurations {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut configurations = Vec::new();
        let mut is_truncated = None;
        let mut next_continuation_token = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "InventoryConfiguration" => child.push(&mut configurations)?,
                "IsTruncated" => child.set(&mut is_truncated)?,
                "NextContinuationToken" => child.set(&mut next_continuation_token)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            configurations,
            is_truncated: is_truncated.unwrap_or(false),
            next_continuation_token,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for InventoryConfigurations {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.list("InventoryConfiguration", &self.configurations);
        xml.element("IsTruncated", &self.is_truncated);
        xml.optional("NextContinuationToken", &self.next_continuation_token);
    }
}
