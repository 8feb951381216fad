//! `BucketCnameConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::cname::Cname;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A custom domain name that is bound, removed or verified.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketCnameConfiguration {
    /// The domain name and its certificate (`Cname`).
    pub cname: Cname,
}

impl BucketCnameConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(cname: impl Into<Cname>) -> Self {
        Self {
            cname: cname.into(),
        }
    }
}

impl ReadXml for BucketCnameConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut cname = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Cname" {
                child.set(&mut cname)?;
            }
        }
        Ok(Some(Self {
            cname: element.required("Cname", cname)?,
        }))
    }
}

impl WriteXml for BucketCnameConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Cname", &self.cname);
    }
}
