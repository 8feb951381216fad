//! `BucketEncryption`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// The default encryption of a bucket, as part of its properties.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketEncryption {
    /// The ID of the KMS key. The default is the key that OSS manages in KMS (`KMSMasterKeyID`).
    pub kms_master_key_id: Option<String>,
    /// The default encryption method. It is `None` if there is none (`SSEAlgorithm`).
    pub sse_algorithm: String,
    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`KMSDataEncryption`).
    pub kms_data_encryption: Option<String>,
}

impl ReadXml for BucketEncryption {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut kms_master_key_id = None;
        let mut sse_algorithm = None;
        let mut kms_data_encryption = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "KMSMasterKeyID" => child.set(&mut kms_master_key_id)?,
                "SSEAlgorithm" => child.set(&mut sse_algorithm)?,
                "KMSDataEncryption" => child.set(&mut kms_data_encryption)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            kms_master_key_id,
            sse_algorithm: element.required("SSEAlgorithm", sse_algorithm)?,
            kms_data_encryption,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for BucketEncryption {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("KMSMasterKeyID", &self.kms_master_key_id);
        xml.element("SSEAlgorithm", &self.sse_algorithm);
        xml.optional("KMSDataEncryption", &self.kms_data_encryption);
    }
}
