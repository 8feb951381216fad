//! `Part`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::etag::ETag;
use crate::xml::{Element, Malformed, ReadXml};

/// A part of a multipart upload, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The number of the part, from 1 to 10,000 (`PartNumber`).
    pub part_number: u32,
    /// The ETag of the part (`ETag`).
    pub etag: ETag,
    /// When the part was uploaded (`LastModified`).
    pub last_modified: UtcSeconds,
    /// The size of the part, in bytes (`Size`).
    pub size: u64,
    /// The CRC-64 of the part (`HashCrc64ecma`). Older servers do not report the checksum of a
    /// part.
    pub crc64: Option<u64>,
}

impl ReadXml for Part {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut part_number = None;
        let mut etag = None;
        let mut last_modified = None;
        let mut size = None;
        let mut crc64 = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "PartNumber" => child.set(&mut part_number)?,
                "ETag" => child.set(&mut etag)?,
                "LastModified" => child.set(&mut last_modified)?,
                "Size" => child.set(&mut size)?,
                "HashCrc64ecma" => child.set(&mut crc64)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            part_number: element.required("PartNumber", part_number)?,
            etag: element.required("ETag", etag)?,
            last_modified: element.required("LastModified", last_modified)?,
            size: element.required("Size", size)?,
            crc64,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for Part {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("PartNumber", &self.part_number);
        xml.element("ETag", &self.etag);
        xml.element("LastModified", &self.last_modified);
        xml.element("Size", &self.size);
        xml.optional("HashCrc64ecma", &self.crc64);
    }
}
