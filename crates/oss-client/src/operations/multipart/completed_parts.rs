//! `CompletedParts`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::multipart::CompletedPart;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The parts of which an object consists, in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CompletedParts {
    /// The parts, in the order of their numbers. There can be 10,000 (`Part`).
    pub parts: Vec<CompletedPart>,
}

impl CompletedParts {
    /// Creates the value with what OSS requires.
    pub fn new(parts: impl IntoIterator<Item = impl Into<CompletedPart>>) -> Self {
        Self {
            parts: parts.into_iter().map(Into::into).collect(),
        }
    }
}

impl ReadXml for CompletedParts {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut parts = Vec::new();
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Part" {
                child.push(&mut parts)?;
            }
        }
        Ok(Some(Self { parts }))
    }
}

impl WriteXml for CompletedParts {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.list("Part", &self.parts);
    }
}
