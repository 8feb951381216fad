//! How many bytes a bucket may hold.

use super::document::Document;
use super::qos::StorageCapacity;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind};
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
    /// Whether writes are refused when the quota is reached.
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

/// Returns how many bytes a bucket may hold, or `None` if there is no limit. That is the smaller one of
/// its capacity and its quota. A quota with the mode `Warning` does not limit anything.
pub(crate) fn capacity(bucket: &Bucket) -> Option<u64> {
    let configurations = &bucket.configurations;
    let capacity = configurations.get::<StorageCapacity>();
    let quota = configurations.get::<StorageQuota>();
    let quota = quota.filter(|quota| quota.mode == QuotaMode::Strict);
    let limits = [
        capacity.and_then(|capacity| capacity.bytes()),
        quota.map(|quota| quota.bytes),
    ];
    limits.into_iter().flatten().min()
}
