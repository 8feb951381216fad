//! `ObjectProcessAdditionalFeatures`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Additional features of a function that processes objects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectProcessAdditionalFeatures {
    /// The names of the request headers that are passed on to the function (`CustomForwardHeader`
    /// in `CustomForwardHeaders`).
    pub custom_forward_headers: Vec<String>,
}

impl ObjectProcessAdditionalFeatures {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            custom_forward_headers: Vec::new(),
        }
    }

    /// The names of the request headers that are passed on to the function (`CustomForwardHeader`
    /// in `CustomForwardHeaders`).
    pub fn custom_forward_headers(
        mut self,
        custom_forward_headers: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.custom_forward_headers = custom_forward_headers.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for ObjectProcessAdditionalFeatures {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut custom_forward_headers = Vec::new();
        while let Some(mut child) = element.next_child()? {
            if child.name() == "CustomForwardHeaders" {
                child.list("CustomForwardHeader", &mut custom_forward_headers)?;
            }
        }
        Ok(Some(Self {
            custom_forward_headers,
        }))
    }
}

impl WriteXml for ObjectProcessAdditionalFeatures {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.wrapped(
            "CustomForwardHeaders",
            "CustomForwardHeader",
            &self.custom_forward_headers,
        );
    }
}
