//! `ObjectsToDelete`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::object::ObjectIdentifier;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Objects that are deleted together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectsToDelete {
    /// Whether OSS reports only the objects that it could not delete. The default is false
    /// (`Quiet`).
    pub quiet: Option<bool>,
    /// The objects that are deleted. There can be 1,000 (`Object`).
    pub objects: Vec<ObjectIdentifier>,
}

impl ObjectsToDelete {
    /// Creates the value with what OSS requires.
    pub fn new(objects: impl IntoIterator<Item = impl Into<ObjectIdentifier>>) -> Self {
        Self {
            quiet: None,
            objects: objects.into_iter().map(Into::into).collect(),
        }
    }

    /// Whether OSS reports only the objects that it could not delete. The default is false
    /// (`Quiet`).
    pub fn quiet(mut self, quiet: impl IntoField<bool>) -> Self {
        self.quiet = quiet.into_field();
        self
    }
}

impl ReadXml for ObjectsToDelete {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut quiet = None;
        let mut objects = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Quiet" => child.set(&mut quiet)?,
                "Object" => child.push(&mut objects)?,
                _ => {}
            }
        }
        Ok(Some(Self { quiet, objects }))
    }
}

impl WriteXml for ObjectsToDelete {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("Quiet", &self.quiet);
        xml.list("Object", &self.objects);
    }
}
