//! `RequestPaymentConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::request_payment::Payer;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Who pays for requests to a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestPaymentConfiguration {
    /// Who pays for requests and traffic (`Payer`).
    pub payer: Payer,
}

impl RequestPaymentConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(payer: impl Into<Payer>) -> Self {
        Self {
            payer: payer.into(),
        }
    }
}

impl ReadXml for RequestPaymentConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut payer = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Payer" {
                child.set(&mut payer)?;
            }
        }
        Ok(Some(Self {
            payer: element.required("Payer", payer)?,
        }))
    }
}

impl WriteXml for RequestPaymentConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Payer", &self.payer);
    }
}
