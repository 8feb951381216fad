//! `StyleContent`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The processing instruction of a style.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StyleContent {
    /// The processing instruction, for example `image/resize,p_50` (`Content`).
    pub content: String,
}

impl StyleContent {
    /// Creates the value with what OSS requires.
    pub fn new(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
        }
    }
}

impl ReadXml for StyleContent {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut content = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Content" {
                child.set(&mut content)?;
            }
        }
        Ok(Some(Self {
            content: element.required("Content", content)?,
        }))
    }
}

impl WriteXml for StyleContent {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Content", &self.content);
    }
}
