//! `BucketLogTarget`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// Where the access logs of a bucket are stored, as part of its properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketLogTarget {
    /// The bucket in which the logs are stored (`LogBucket`).
    pub log_bucket: Option<String>,
    /// The prefix of the keys of the logs (`LogPrefix`).
    pub log_prefix: Option<String>,
}

impl ReadXml for BucketLogTarget {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut log_bucket = None;
        let mut log_prefix = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "LogBucket" => child.set(&mut log_bucket)?,
                "LogPrefix" => child.set(&mut log_prefix)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            log_bucket,
            log_prefix,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for BucketLogTarget {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("LogBucket", &self.log_bucket);
        xml.optional("LogPrefix", &self.log_prefix);
    }
}
