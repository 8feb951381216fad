//! `LoggingEnabled`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Where the access logs of a bucket are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoggingEnabled {
    /// The bucket in which the logs are stored (`TargetBucket`).
    pub target_bucket: String,
    /// The prefix of the keys of the logs (`TargetPrefix`).
    pub target_prefix: Option<String>,
    /// The role that OSS assumes to store the logs (`LoggingRole`).
    pub role: Option<String>,
}

impl LoggingEnabled {
    /// Creates the value with what OSS requires.
    pub fn new(target_bucket: impl Into<String>) -> Self {
        Self {
            target_bucket: target_bucket.into(),
            target_prefix: None,
            role: None,
        }
    }

    /// The prefix of the keys of the logs (`TargetPrefix`).
    pub fn target_prefix(mut self, target_prefix: impl IntoField<String>) -> Self {
        self.target_prefix = target_prefix.into_field();
        self
    }

    /// The role that OSS assumes to store the logs (`LoggingRole`).
    pub fn role(mut self, role: impl IntoField<String>) -> Self {
        self.role = role.into_field();
        self
    }
}

impl ReadXml for LoggingEnabled {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut target_bucket = None;
        let mut target_prefix = None;
        let mut role = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "TargetBucket" => child.set(&mut target_bucket)?,
                "TargetPrefix" => child.set(&mut target_prefix)?,
                "LoggingRole" => child.set(&mut role)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            target_bucket: element.required("TargetBucket", target_bucket)?,
            target_prefix,
            role,
        }))
    }
}

impl WriteXml for LoggingEnabled {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("TargetBucket", &self.target_bucket);
        xml.optional("TargetPrefix", &self.target_prefix);
        xml.optional("LoggingRole", &self.role);
    }
}
