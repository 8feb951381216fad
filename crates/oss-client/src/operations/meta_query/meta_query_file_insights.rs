//! `MetaQueryFileInsights`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::meta_query::{MetaQueryFileInsightsImage, MetaQueryFileInsightsVideo};
use crate::xml::{Element, Malformed, ReadXml};

/// What was recognized in the content of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetaQueryFileInsights {
    /// What was recognized in a video (`Video`).
    pub video: Option<MetaQueryFileInsightsVideo>,
    /// What was recognized in an image (`Image`).
    pub image: Option<MetaQueryFileInsightsImage>,
}

impl ReadXml for MetaQueryFileInsights {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut video = None;
        let mut image = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Video" => child.set(&mut video)?,
                "Image" => child.set(&mut image)?,
                _ => {}
            }
        }
        Ok(Some(Self { video, image }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQueryFileInsights {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("Video", &self.video);
        xml.optional("Image", &self.image);
    }
}
