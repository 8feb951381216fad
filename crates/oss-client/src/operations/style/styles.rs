//! `Styles`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::style::Style;
use crate::xml::{Element, Malformed, ReadXml};

/// The styles of a bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Styles {
    /// The styles (`Style`).
    pub styles: Vec<Style>,
}

impl ReadXml for Styles {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut styles = Vec::new();
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Style" {
                child.push(&mut styles)?;
            }
        }
        Ok(Some(Self { styles }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for Styles {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.list("Style", &self.styles);
    }
}
