//! `SelectMetaJsonInput`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::select::SelectJsonType;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How a JSON object is read to count its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectMetaJsonInput {
    /// Whether the object is one document or has one document per line (`Type`).
    pub json_type: SelectJsonType,
}

impl SelectMetaJsonInput {
    /// Creates the value with what OSS requires.
    pub fn new(json_type: impl Into<SelectJsonType>) -> Self {
        Self {
            json_type: json_type.into(),
        }
    }
}

impl ReadXml for SelectMetaJsonInput {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut json_type = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Type" {
                child.set(&mut json_type)?;
            }
        }
        Ok(Some(Self {
            json_type: element.required("Type", json_type)?,
        }))
    }
}

impl WriteXml for SelectMetaJsonInput {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Type", &self.json_type);
    }
}
