//! `MetaQueryFileInsightsImage`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// What was recognized in an image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetaQueryFileInsightsImage {
    /// A title that was generated for the content (`Caption`).
    pub caption: Option<String>,
    /// A description that was generated for the image (`Description`).
    pub description: Option<String>,
}

impl ReadXml for MetaQueryFileInsightsImage {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut caption = None;
        let mut description = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Caption" => child.set(&mut caption)?,
                "Description" => child.set(&mut description)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            caption,
            description,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQueryFileInsightsImage {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("Caption", &self.caption);
        xml.optional("Description", &self.description);
    }
}
