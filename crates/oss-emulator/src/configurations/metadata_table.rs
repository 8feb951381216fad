//! The tables with the metadata of a bucket's objects: a journal of their changes, and an inventory.
//! The server stores the configuration and fills no tables.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind};
use crate::xml::{Value, Xml, elements, words};

elements! {
    /// `MetadataConfiguration`.
    pub(crate) struct MetadataTables {
        journal: JournalTable = "JournalTableConfiguration",
        inventory: Option<InventoryTable> = "InventoryTableConfiguration",
    }

    /// The journal.
    pub(crate) struct JournalTable {
        expiration: RecordExpiration = "RecordExpiration",
        encryption: Option<TableEncryption> = "EncryptionConfiguration",
    }

    /// Whether the records of the journal expire, and after how many days.
    pub(crate) struct RecordExpiration {
        expiration: TableState = "Expiration",
        days: Option<u32> = "Days",
    }

    /// The inventory.
    pub(crate) struct InventoryTable {
        state: TableState = "ConfigurationState",
        encryption: Option<TableEncryption> = "EncryptionConfiguration",
    }

    /// How a table is encrypted.
    pub(crate) struct TableEncryption {
        algorithm: TableAlgorithm = "SseAlgorithm",
        key: Option<String> = "KmsKeyArn",
    }
}

words! {
    /// Whether something is enabled.
    pub(crate) enum TableState {
        Disabled = "DISABLED",
        Enabled = "ENABLED",
    }

    /// The algorithms of the encryption.
    pub(crate) enum TableAlgorithm {
        Aes256 = "AES256",
        Kms = "oss:kms",
    }
}

impl Document for MetadataTables {
    const KIND: ConfigurationKind = ConfigurationKind::MetadataTables;
    const ROOT: &'static str = "MetadataConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchMetadataConfiguration))
    }

    fn check(&mut self) -> Result<(), OssError> {
        self.journal.check()?;
        match &self.inventory {
            Some(inventory) => inventory.check(),
            None => Ok(()),
        }
    }

    fn suits(&self, bucket: &Bucket) -> Result<(), OssError> {
        match bucket.configurations.get::<Self>() {
            Some(_) => Err(OssError::new(Code::MetadataConfigurationAlreadyExists)),
            None => Ok(()),
        }
    }
}

impl JournalTable {
    /// Checks the days and the encryption.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument`.
    pub(crate) fn check(&self) -> Result<(), OssError> {
        let RecordExpiration { expiration, days } = &self.expiration;
        let valid = match expiration {
            TableState::Enabled => days.is_some_and(|days| days >= LEAST_DAYS),
            TableState::Disabled => days.is_none(),
        };
        if !valid {
            let days = days.map_or_else(String::new, |days| days.to_string());
            let rule = "Records expire after 7 days or more if their expiration is enabled.";
            return Err(OssError::invalid_argument("Days", &days, rule));
        }
        check_encryption(self.encryption.as_ref())
    }
}

impl InventoryTable {
    /// Checks the encryption.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument`.
    pub(crate) fn check(&self) -> Result<(), OssError> {
        check_encryption(self.encryption.as_ref())
    }
}

fn check_encryption(encryption: Option<&TableEncryption>) -> Result<(), OssError> {
    match encryption {
        Some(TableEncryption {
            algorithm: TableAlgorithm::Aes256,
            key: Some(key),
        }) => {
            let rule = "KmsKeyArn is not applicable if the algorithm is not oss:kms.";
            Err(OssError::invalid_argument("KmsKeyArn", key, rule))
        }
        _ => Ok(()),
    }
}

impl MetadataTables {
    /// Writes the document that describes the tables. `arn` is the name of the bucket in which they
    /// are.
    pub(crate) fn described(&self, bucket: &str, arn: &str) -> String {
        let encryption = |xml: Xml, encryption: &Option<TableEncryption>| match encryption {
            Some(encryption) => encryption.write(xml, "EncryptionConfiguration"),
            None => xml,
        };
        let xml = Xml::document("GetBucketMetadataConfigurationResult")
            .begin("MetadataConfigurationResult")
            .begin("DestinationResult")
            .text("TableBucketType", "oss")
            .text("TableBucketArn", arn)
            .text("TableNamespace", format!("b_{bucket}"))
            .close()
            .begin("JournalTableConfigurationResult")
            .text("TableStatus", "ACTIVE")
            .text("TableName", "journal")
            .text("TableArn", format!("{arn}/journal"));
        let xml = self.journal.expiration.write(xml, "RecordExpiration");
        let xml = encryption(xml, &self.journal.encryption).close();
        let Some(inventory) = &self.inventory else {
            return xml.close().end();
        };
        let xml = xml.begin("InventoryTableConfigurationResult");
        let xml = inventory.state.write(xml, "ConfigurationState");
        let xml = match inventory.state {
            TableState::Disabled => xml,
            TableState::Enabled => xml
                .text("TableStatus", "ACTIVE")
                .text("TableName", "inventory")
                .text("TableArn", format!("{arn}/inventory")),
        };
        encryption(xml, &inventory.encryption).close().close().end()
    }
}

/// The smallest number of days after which records expire.
const LEAST_DAYS: u32 = 7;
