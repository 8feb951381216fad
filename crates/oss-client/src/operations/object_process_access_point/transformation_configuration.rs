//! `TransformationConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::object_process_access_point::ContentTransformation;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Which requests are processed by which function.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransformationConfiguration {
    /// The operations whose requests are processed, for example `GetObject` (`Action` in
    /// `Actions`).
    pub actions: Vec<String>,
    /// How the content is transformed (`ContentTransformation`).
    pub content_transformation: ContentTransformation,
}

impl TransformationConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(
        actions: impl IntoIterator<Item = impl Into<String>>,
        content_transformation: impl Into<ContentTransformation>,
    ) -> Self {
        Self {
            actions: actions.into_iter().map(Into::into).collect(),
            content_transformation: content_transformation.into(),
        }
    }
}

impl ReadXml for TransformationConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut actions = Vec::new();
        let mut content_transformation = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ContentTransformation" => child.set(&mut content_transformation)?,
                "Actions" => child.list("Action", &mut actions)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            actions,
            content_transformation: element
                .required("ContentTransformation", content_transformation)?,
        }))
    }
}

impl WriteXml for TransformationConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.nest("Actions", |xml| {
            xml.list("Action", &self.actions);
        });
        xml.element("ContentTransformation", &self.content_transformation);
    }
}
