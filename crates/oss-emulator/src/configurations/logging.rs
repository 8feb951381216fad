//! Where the access logs of a bucket are stored.

use super::document::Document;
use crate::codes::OssError;
use crate::store::ConfigurationKind;
use crate::xml::elements;

elements! {
    /// `BucketLoggingStatus`. Without `LoggingEnabled` there are no logs.
    pub(crate) struct Logging {
        enabled: Option<LoggingEnabled> = "LoggingEnabled",
    }

    /// The bucket and the prefix of the logs.
    pub(crate) struct LoggingEnabled {
        target_bucket: String = "TargetBucket",
        target_prefix: Option<String> = "TargetPrefix",
        role: Option<String> = "LoggingRole",
    }
}

impl Document for Logging {
    const KIND: ConfigurationKind = ConfigurationKind::Logging;
    const ROOT: &'static str = "BucketLoggingStatus";

    fn absent() -> Result<Self, OssError> {
        Ok(Self { enabled: None })
    }
}
