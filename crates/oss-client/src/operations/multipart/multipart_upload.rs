//! `MultipartUpload`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::common::StorageClass;
use crate::xml::{Element, Malformed, ReadXml};

/// A multipart upload that is neither completed nor aborted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MultipartUpload {
    /// The key of the object (`Key`).
    pub key: String,
    /// The ID of the multipart upload (`UploadId`).
    pub upload_id: String,
    /// When the upload was started (`Initiated`).
    pub initiated: UtcSeconds,
    /// The storage class that the object will have (`StorageClass`). Older servers do not report
    /// the storage class of an upload.
    pub storage_class: Option<StorageClass>,
}

impl ReadXml for MultipartUpload {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut upload_id = None;
        let mut initiated = None;
        let mut storage_class = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set_name(&mut key)?,
                "UploadId" => child.set(&mut upload_id)?,
                "Initiated" => child.set(&mut initiated)?,
                "StorageClass" => child.set(&mut storage_class)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            upload_id: element.required("UploadId", upload_id)?,
            initiated: element.required("Initiated", initiated)?,
            storage_class,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MultipartUpload {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Key", &self.key);
        xml.element("UploadId", &self.upload_id);
        xml.element("Initiated", &self.initiated);
        xml.optional("StorageClass", &self.storage_class);
    }
}
