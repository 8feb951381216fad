//! `DefaultEncryption`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::{ServerSideDataEncryption, ServerSideEncryption};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A default encryption method and its key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DefaultEncryption {
    /// The default encryption method (`SSEAlgorithm`).
    pub sse_algorithm: ServerSideEncryption,
    /// The ID of the KMS key. The default is the key that OSS manages in KMS (`KMSMasterKeyID`).
    pub kms_master_key_id: Option<String>,
    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`KMSDataEncryption`).
    pub kms_data_encryption: Option<ServerSideDataEncryption>,
}

impl DefaultEncryption {
    /// Creates the value with what OSS requires.
    pub fn new(sse_algorithm: impl Into<ServerSideEncryption>) -> Self {
        Self {
            sse_algorithm: sse_algorithm.into(),
            kms_master_key_id: None,
            kms_data_encryption: None,
        }
    }

    /// The ID of the KMS key. The default is the key that OSS manages in KMS (`KMSMasterKeyID`).
    pub fn kms_master_key_id(mut self, kms_master_key_id: impl IntoField<String>) -> Self {
        self.kms_master_key_id = kms_master_key_id.into_field();
        self
    }

    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`KMSDataEncryption`).
    pub fn kms_data_encryption(
        mut self,
        kms_data_encryption: impl IntoField<ServerSideDataEncryption>,
    ) -> Self {
        self.kms_data_encryption = kms_data_encryption.into_field();
        self
    }
}

impl ReadXml for DefaultEncryption {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut sse_algorithm = None;
        let mut kms_master_key_id = None;
        let mut kms_data_encryption = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "SSEAlgorithm" => child.set(&mut sse_algorithm)?,
                "KMSMasterKeyID" => child.set(&mut kms_master_key_id)?,
                "KMSDataEncryption" => child.set(&mut kms_data_encryption)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            sse_algorithm: element.required("SSEAlgorithm", sse_algorithm)?,
            kms_master_key_id,
            kms_data_encryption,
        }))
    }
}

impl WriteXml for DefaultEncryption {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("SSEAlgorithm", &self.sse_algorithm);
        xml.optional("KMSMasterKeyID", &self.kms_master_key_id);
        xml.optional("KMSDataEncryption", &self.kms_data_encryption);
    }
}
