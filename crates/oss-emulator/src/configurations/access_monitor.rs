//! Whether the server records when objects of a bucket were last read.

use super::document::Document;
use crate::codes::OssError;
use crate::store::{Bucket, ConfigurationKind};
use crate::xml::{elements, words};

elements! {
    /// `AccessMonitorConfiguration`.
    pub(crate) struct AccessMonitor {
        status: Switch = "Status",
        allow_copy: Option<bool> = "AllowCopy",
    }
}

words! {
    /// Whether something is enabled.
    pub(crate) enum Switch {
        Disabled = "Disabled",
        Enabled = "Enabled",
    }
}

impl Document for AccessMonitor {
    const KIND: ConfigurationKind = ConfigurationKind::AccessMonitor;
    const ROOT: &'static str = "AccessMonitorConfiguration";

    fn absent() -> Result<Self, OssError> {
        Ok(Self {
            status: Switch::Disabled,
            allow_copy: None,
        })
    }
}

impl AccessMonitor {
    /// Returns whether the server records accesses to a bucket.
    pub(crate) fn of(bucket: &Bucket) -> Switch {
        let configured = bucket.configurations.get::<Self>();
        configured.map_or(Switch::Disabled, |configured| configured.status)
    }
}
