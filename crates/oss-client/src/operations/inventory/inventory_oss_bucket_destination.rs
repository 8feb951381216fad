//! `InventoryOssBucketDestination`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::inventory::{InventoryEncryption, InventoryFormat};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The bucket, the format and the role for the lists of an inventory task.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventoryOssBucketDestination {
    /// The format of the lists (`Format`).
    pub format: InventoryFormat,
    /// The ID of the account that owns the bucket (`AccountId`).
    pub account_id: String,
    /// The Alibaba Cloud Resource Name (ARN) of the role that OSS assumes to store the lists
    /// (`RoleArn`).
    pub role_arn: String,
    /// The name of the bucket, in the form `acs:oss:::bucketname` (`Bucket`).
    pub bucket: String,
    /// The prefix of the keys of the lists (`Prefix`).
    pub prefix: Option<String>,
    /// How the lists are encrypted (`Encryption`).
    pub encryption: Option<InventoryEncryption>,
}

impl InventoryOssBucketDestination {
    /// Creates the value with what OSS requires.
    pub fn new(
        format: impl Into<InventoryFormat>,
        account_id: impl Into<String>,
        role_arn: impl Into<String>,
        bucket: impl Into<String>,
    ) -> Self {
        Self {
            format: format.into(),
            account_id: account_id.into(),
            role_arn: role_arn.into(),
            bucket: bucket.into(),
            prefix: None,
            encryption: None,
        }
    }

    /// The prefix of the keys of the lists (`Prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }

    /// How the lists are encrypted (`Encryption`).
    pub fn encryption(mut self, encryption: impl IntoField<InventoryEncryption>) -> Self {
        self.encryption = encryption.into_field();
        self
    }
}

impl ReadXml for InventoryOssBucketDestination {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut format = None;
        let mut account_id = None;
        let mut role_arn = None;
        let mut bucket = None;
        let mut prefix = None;
        let mut encryption = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Format" => child.set(&mut format)?,
                "AccountId" => child.set(&mut account_id)?,
                "RoleArn" => child.set(&mut role_arn)?,
                "Bucket" => child.set(&mut bucket)?,
                "Prefix" => child.set(&mut prefix)?,
                "Encryption" => child.set(&mut encryption)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            format: element.required("Format", format)?,
            account_id: element.required("AccountId", account_id)?,
            role_arn: element.required("RoleArn", role_arn)?,
            bucket: element.required("Bucket", bucket)?,
            prefix,
            encryption,
        }))
    }
}

impl WriteXml for InventoryOssBucketDestination {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Format", &self.format);
        xml.element("AccountId", &self.account_id);
        xml.element("RoleArn", &self.role_arn);
        xml.element("Bucket", &self.bucket);
        xml.optional("Prefix", &self.prefix);
        xml.optional("Encryption", &self.encryption);
    }
}
