//! `CompletedPart`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::etag::ETag;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A part that was uploaded, as it is listed to complete the upload.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CompletedPart {
    /// The number of the part, from 1 to 10,000 (`PartNumber`).
    pub part_number: u32,
    /// The ETag of the part (`ETag`).
    pub etag: ETag,
}

impl CompletedPart {
    /// Creates the value with what OSS requires.
    pub fn new(part_number: u32, etag: impl Into<ETag>) -> Self {
        Self {
            part_number,
            etag: etag.into(),
        }
    }
}

impl ReadXml for CompletedPart {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut part_number = None;
        let mut etag = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "PartNumber" => child.set(&mut part_number)?,
                "ETag" => child.set(&mut etag)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            part_number: element.required("PartNumber", part_number)?,
            etag: element.required("ETag", etag)?,
        }))
    }
}

impl WriteXml for CompletedPart {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("PartNumber", &self.part_number);
        xml.element("ETag", &self.etag);
    }
}
