//! `ObjectWormRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::object_worm::ObjectWormDefaultRetention;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The rule for the retention of new objects.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectWormRule {
    /// The retention of new objects that are stored without one of their own (`DefaultRetention`).
    pub default_retention: ObjectWormDefaultRetention,
}

impl ObjectWormRule {
    /// Creates the value with what OSS requires.
    pub fn new(default_retention: impl Into<ObjectWormDefaultRetention>) -> Self {
        Self {
            default_retention: default_retention.into(),
        }
    }
}

impl ReadXml for ObjectWormRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut default_retention = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "DefaultRetention" {
                child.set(&mut default_retention)?;
            }
        }
        Ok(Some(Self {
            default_retention: element.required("DefaultRetention", default_retention)?,
        }))
    }
}

impl WriteXml for ObjectWormRule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("DefaultRetention", &self.default_retention);
    }
}
