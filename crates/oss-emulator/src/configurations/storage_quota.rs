//! How many bytes a bucket may hold. The server stores the quota and does not enforce it.

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

elements! {
    /// `QuotaConfiguration`. The usage is part of answers only.
    pub(crate) struct StorageQuota {
        bytes: u64 = "StorageQuota",
        mode: QuotaMode = "Mode",
        usage: Option<u64> = "CurrentUsage",
    }
}

words! {
    /// What happens when the quota is reached.
    pub(crate) enum QuotaMode {
        Strict = "Strict",
        Warning = "Warning",
    }
}

impl Document for StorageQuota {
    const KIND: ConfigurationKind = ConfigurationKind::StorageQuota;
    const ROOT: &'static str = "QuotaConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchBucketStorageQuotaConfiguration))
    }

    fn check(&mut self) -> Result<(), OssError> {
        // The usage is what the server counts, whatever a request says.
        self.usage = None;
        match self.bytes {
            0 => Err(OssError::invalid_argument(
                "StorageQuota",
                "0",
                "The storage quota must be a positive number of bytes.",
            )),
            _ => Ok(()),
        }
    }
}

impl StorageQuota {
    /// Returns the quota with the number of bytes that the bucket holds.
    pub(crate) fn with_usage(&self, bytes: u64) -> Self {
        Self {
            usage: Some(bytes),
            ..self.clone()
        }
    }
}
