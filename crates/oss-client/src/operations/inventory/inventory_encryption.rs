//! `InventoryEncryption`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::inventory::SseKms;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How the lists of an inventory task are encrypted. Only one of the two methods can be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventoryEncryption {
    /// The lists are encrypted with keys that OSS manages. The text is empty (`SSE-OSS`).
    pub sse_oss: Option<String>,
    /// The lists are encrypted with a KMS key (`SSE-KMS`).
    pub sse_kms: Option<SseKms>,
}

impl InventoryEncryption {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            sse_oss: None,
            sse_kms: None,
        }
    }

    /// The lists are encrypted with keys that OSS manages. The text is empty (`SSE-OSS`).
    pub fn sse_oss(mut self, sse_oss: impl IntoField<String>) -> Self {
        self.sse_oss = sse_oss.into_field();
        self
    }

    /// The lists are encrypted with a KMS key (`SSE-KMS`).
    pub fn sse_kms(mut self, sse_kms: impl IntoField<SseKms>) -> Self {
        self.sse_kms = sse_kms.into_field();
        self
    }
}

impl ReadXml for InventoryEncryption {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut sse_oss = None;
        let mut sse_kms = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "SSE-OSS" => child.set(&mut sse_oss)?,
                "SSE-KMS" => child.set(&mut sse_kms)?,
                _ => {}
            }
        }
        Ok(Some(Self { sse_oss, sse_kms }))
    }
}

impl WriteXml for InventoryEncryption {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("SSE-OSS", &self.sse_oss);
        xml.optional("SSE-KMS", &self.sse_kms);
    }
}
