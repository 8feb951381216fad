//! `IndexDocument`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The page that is returned for a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexDocument {
    /// The name of the page in its directory, for example `index.html` (`Suffix`).
    pub suffix: String,
    /// Whether the index page is also looked for in subdirectories. The default is false
    /// (`SupportSubDir`).
    pub support_sub_dir: Option<bool>,
    /// What OSS does if the key does not end with a slash and there is no such object: 0 redirects
    /// to the directory if it has an index page, 1 answers with `NoSuchKey`, and 2 returns the
    /// index page of the directory (`Type`).
    pub missing_file_behavior: Option<u32>,
}

impl IndexDocument {
    /// Creates the value with what OSS requires.
    pub fn new(suffix: impl Into<String>) -> Self {
        Self {
            suffix: suffix.into(),
            support_sub_dir: None,
            missing_file_behavior: None,
        }
    }

    /// Whether the index page is also looked for in subdirectories. The default is false
    /// (`SupportSubDir`).
    pub fn support_sub_dir(mut self, support_sub_dir: impl IntoField<bool>) -> Self {
        self.support_sub_dir = support_sub_dir.into_field();
        self
    }

    /// What OSS does if the key does not end with a slash and there is no such object: 0 redirects
    /// to the directory if it has an index page, 1 answers with `NoSuchKey`, and 2 returns the
    /// index page of the directory (`Type`).
    pub fn missing_file_behavior(mut self, missing_file_behavior: impl IntoField<u32>) -> Self {
        self.missing_file_behavior = missing_file_behavior.into_field();
        self
    }
}

impl ReadXml for IndexDocument {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut suffix = None;
        let mut support_sub_dir = None;
        let mut missing_file_behavior = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Suffix" => child.set(&mut suffix)?,
                "SupportSubDir" => child.set(&mut support_sub_dir)?,
                "Type" => child.set(&mut missing_file_behavior)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            suffix: element.required("Suffix", suffix)?,
            support_sub_dir,
            missing_file_behavior,
        }))
    }
}

impl WriteXml for IndexDocument {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Suffix", &self.suffix);
        xml.optional("SupportSubDir", &self.support_sub_dir);
        xml.optional("Type", &self.missing_file_behavior);
    }
}
