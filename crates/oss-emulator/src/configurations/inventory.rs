//! Reports about the objects of a bucket. The server stores their descriptions and writes none.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

elements! {
    /// `InventoryConfiguration`.
    pub(crate) struct Inventory {
        id: String = "Id",
        enabled: bool = "IsEnabled",
        destination: InventoryDestination = "Destination",
        schedule: InventorySchedule = "Schedule",
        filter: Option<InventoryFilter> = "Filter",
        included_versions: IncludedVersions = "IncludedObjectVersions",
        fields: Option<InventoryFields> = "OptionalFields",
        incremental: Option<IncrementalInventory> = "IncrementalInventory",
    }

    /// Where reports are stored.
    pub(crate) struct InventoryDestination {
        bucket: InventoryBucket = "OSSBucketDestination",
    }

    /// The bucket for reports, and the account and the role that write into it.
    pub(crate) struct InventoryBucket {
        format: InventoryFormat = "Format",
        account: String = "AccountId",
        role: String = "RoleArn",
        bucket: String = "Bucket",
        prefix: Option<String> = "Prefix",
        encryption: Option<InventoryEncryption> = "Encryption",
    }

    /// The encryption of reports.
    pub(crate) struct InventoryEncryption {
        oss: Option<String> = "SSE-OSS",
        kms: Option<InventoryKey> = "SSE-KMS",
    }

    /// The key in the key management service.
    pub(crate) struct InventoryKey {
        id: String = "KeyId",
    }

    /// How often a report is written.
    pub(crate) struct InventorySchedule {
        frequency: Frequency = "Frequency",
    }

    /// Which objects a report contains.
    pub(crate) struct InventoryFilter {
        prefix: Option<String> = "Prefix",
        modified_from: Option<i64> = "LastModifyBeginTimeStamp",
        modified_until: Option<i64> = "LastModifyEndTimeStamp",
        size_from: Option<u64> = "LowerSizeBound",
        size_until: Option<u64> = "UpperSizeBound",
        classes: Option<String> = "StorageClass",
    }

    /// The columns of a report besides the bucket and the key.
    pub(crate) struct InventoryFields {
        names: Vec<String> = "Field",
    }

    /// Reports about changes.
    pub(crate) struct IncrementalInventory {
        enabled: bool = "IsEnabled",
        schedule: Option<IncrementalSchedule> = "Schedule",
        fields: Option<InventoryFields> = "OptionalFields",
    }

    /// How often changes are reported, in seconds.
    pub(crate) struct IncrementalSchedule {
        frequency: u32 = "Frequency",
    }
}

words! {
    /// The format of reports.
    pub(crate) enum InventoryFormat {
        Csv = "CSV",
        Parquet = "Parquet",
    }

    /// How often a report is written.
    pub(crate) enum Frequency {
        Daily = "Daily",
        Weekly = "Weekly",
    }

    /// Which versions a report contains.
    pub(crate) enum IncludedVersions {
        All = "All",
        Current = "Current",
    }
}

impl Document for Inventory {
    const KIND: ConfigurationKind = ConfigurationKind::Inventory;
    const ROOT: &'static str = "InventoryConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchInventory))
    }

    fn check(&mut self) -> Result<(), OssError> {
        if let Some(classes) = self.filter.as_mut().and_then(|all| all.classes.as_mut()) {
            // The service stores the classes as a set and returns them in alphabetical order.
            let mut sorted: Vec<&str> = classes.split(',').map(str::trim).collect();
            sorted.sort_unstable();
            *classes = sorted.join(",");
        }
        let target = &self.destination.bucket.bucket;
        let name = target.strip_prefix("acs:oss:::");
        let legal = name.is_some_and(|name| oss_sign::BucketName::new(name).is_ok());
        match legal {
            true => Ok(()),
            false => Err(OssError::invalid_argument(
                "Bucket",
                target,
                "The destination bucket must be written as acs:oss:::bucketname.",
            )),
        }
    }
}
