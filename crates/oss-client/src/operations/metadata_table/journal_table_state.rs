//! `JournalTableState`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::metadata_table::{
    MetadataTableEncryptionConfiguration, MetadataTableError, MetadataTableRecordExpiration,
};
use crate::xml::{Element, Malformed, ReadXml};

/// The settings and the state of a bucket's journal table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct JournalTableState {
    /// The state of the table (`TableStatus`).
    pub table_status: Option<String>,
    /// The name of the table (`TableName`).
    pub table_name: Option<String>,
    /// The Alibaba Cloud Resource Name (ARN) of the table (`TableArn`).
    pub table_arn: Option<String>,
    /// When records of the journal expire (`RecordExpiration`).
    pub record_expiration: Option<MetadataTableRecordExpiration>,
    /// How the data is encrypted (`EncryptionConfiguration`).
    pub encryption_configuration: Option<MetadataTableEncryptionConfiguration>,
    /// Why the table could not be created (`Error`).
    pub error: Option<MetadataTableError>,
}

impl ReadXml for JournalTableState {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut table_status = None;
        let mut table_name = None;
        let mut table_arn = None;
        let mut record_expiration = None;
        let mut encryption_configuration = None;
        let mut error = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "TableStatus" => child.set(&mut table_status)?,
                "TableName" => child.set(&mut table_name)?,
                "TableArn" => child.set(&mut table_arn)?,
                "RecordExpiration" => child.set(&mut record_expiration)?,
                "EncryptionConfiguration" => child.set(&mut encryption_configuration)?,
                "Error" => child.set(&mut error)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            table_status,
            table_name,
            table_arn,
            record_expiration,
            encryption_configuration,
            error,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for JournalTableState {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("TableStatus", &self.table_status);
        xml.optional("TableName", &self.table_name);
        xml.optional("TableArn", &self.table_arn);
        xml.optional("RecordExpiration", &self.record_expiration);
        xml.optional("EncryptionConfiguration", &self.encryption_configuration);
        xml.optional("Error", &self.error);
    }
}
