//! `Tagging`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::common::Tag;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The tags of a bucket or an object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tagging {
    /// The tags (`Tag` in `TagSet`).
    pub tags: Vec<Tag>,
}

impl Tagging {
    /// Creates the value with what OSS requires.
    pub fn new(tags: impl IntoIterator<Item = impl Into<Tag>>) -> Self {
        Self {
            tags: tags.into_iter().map(Into::into).collect(),
        }
    }
}

impl ReadXml for Tagging {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut tags = Vec::new();
        while let Some(mut child) = element.next_child()? {
            if child.name() == "TagSet" {
                child.list("Tag", &mut tags)?;
            }
        }
        Ok(Some(Self { tags }))
    }
}

impl WriteXml for Tagging {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.nest("TagSet", |xml| {
            xml.list("Tag", &self.tags);
        });
    }
}
