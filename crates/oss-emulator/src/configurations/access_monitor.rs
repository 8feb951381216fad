//! Whether the server records when objects of a bucket were last read.

use super::document::Document;
use super::lifecycle::Lifecycle;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind};
use crate::xml::{elements, words};

elements! {
    /// `AccessMonitorConfiguration`.
    pub(crate) struct AccessMonitor {
        status: Switch = "Status",
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
        })
    }

    fn suits(&self, bucket: &Bucket) -> Result<(), OssError> {
        let needed = bucket.configurations.get::<Lifecycle>();
        let needed = needed.is_some_and(|lifecycle| lifecycle.uses_access_time());
        match self.status == Switch::Disabled && needed {
            true => Err(OssError::new(Code::AccessMonitorDisableNotAllowed)),
            false => Ok(()),
        }
    }
}

impl AccessMonitor {
    /// Returns whether the server records accesses to a bucket.
    pub(crate) fn of(bucket: &Bucket) -> Switch {
        let configured = bucket.configurations.get::<Self>();
        configured.map_or(Switch::Disabled, |configured| configured.status)
    }
}
