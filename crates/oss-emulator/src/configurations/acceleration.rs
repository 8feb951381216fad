//! Whether a bucket can be accessed through the hosts of transfer acceleration.

use super::access_monitor::Switch;
use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind};
use crate::xml::elements;

elements! {
    /// `TransferAccelerationConfiguration`.
    pub(crate) struct TransferAcceleration {
        enabled: bool = "Enabled",
    }
}

impl Document for TransferAcceleration {
    const KIND: ConfigurationKind = ConfigurationKind::TransferAcceleration;
    const ROOT: &'static str = "TransferAccelerationConfiguration";

    fn absent() -> Result<Self, OssError> {
        let code = Code::NoSuchTransferAccelerationConfiguration;
        Err(OssError::new(code))
    }
}

impl TransferAcceleration {
    /// Returns whether transfer acceleration is enabled for a bucket.
    pub(crate) fn of(bucket: &Bucket) -> Switch {
        match bucket.configurations.get::<Self>() {
            Some(configured) if configured.enabled => Switch::Enabled,
            _ => Switch::Disabled,
        }
    }
}
