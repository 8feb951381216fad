//! `MetadataTableEncryptionConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How a metadata table is encrypted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetadataTableEncryptionConfiguration {
    /// The encryption method (`SseAlgorithm`).
    pub sse_algorithm: Option<String>,
    /// The Alibaba Cloud Resource Name (ARN) of the KMS key (`KmsKeyArn`).
    pub kms_key_arn: Option<String>,
}

impl MetadataTableEncryptionConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            sse_algorithm: None,
            kms_key_arn: None,
        }
    }

    /// The encryption method (`SseAlgorithm`).
    pub fn sse_algorithm(mut self, sse_algorithm: impl IntoField<String>) -> Self {
        self.sse_algorithm = sse_algorithm.into_field();
        self
    }

    /// The Alibaba Cloud Resource Name (ARN) of the KMS key (`KmsKeyArn`).
    pub fn kms_key_arn(mut self, kms_key_arn: impl IntoField<String>) -> Self {
        self.kms_key_arn = kms_key_arn.into_field();
        self
    }
}

impl ReadXml for MetadataTableEncryptionConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut sse_algorithm = None;
        let mut kms_key_arn = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "SseAlgorithm" => child.set(&mut sse_algorithm)?,
                "KmsKeyArn" => child.set(&mut kms_key_arn)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            sse_algorithm,
            kms_key_arn,
        }))
    }
}

impl WriteXml for MetadataTableEncryptionConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("SseAlgorithm", &self.sse_algorithm);
        xml.optional("KmsKeyArn", &self.kms_key_arn);
    }
}
