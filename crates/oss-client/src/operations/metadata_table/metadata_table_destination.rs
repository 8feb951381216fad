//! `MetadataTableDestination`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// Where the metadata tables of a bucket are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetadataTableDestination {
    /// The kind of the table bucket (`TableBucketType`).
    pub table_bucket_type: Option<String>,
    /// The Alibaba Cloud Resource Name (ARN) of the table bucket (`TableBucketArn`).
    pub table_bucket_arn: Option<String>,
    /// The namespace of the table (`TableNamespace`).
    pub table_namespace: Option<String>,
}

impl ReadXml for MetadataTableDestination {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut table_bucket_type = None;
        let mut table_bucket_arn = None;
        let mut table_namespace = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "TableBucketType" => child.set(&mut table_bucket_type)?,
                "TableBucketArn" => child.set(&mut table_bucket_arn)?,
                "TableNamespace" => child.set(&mut table_namespace)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            table_bucket_type,
            table_bucket_arn,
            table_namespace,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetadataTableDestination {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("TableBucketType", &self.table_bucket_type);
        xml.optional("TableBucketArn", &self.table_bucket_arn);
        xml.optional("TableNamespace", &self.table_namespace);
    }
}
