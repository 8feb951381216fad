//! Changes of the redundancy of a bucket. A change waits for ten minutes and takes an hour then.

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind, Redundancy};
use crate::xml::{Xml, elements};

elements! {
    /// A change to redundancy in several zones.
    pub(crate) struct RedundancyChange {
        id: String = "TaskId",
        created: UtcSeconds = "CreateTime",
    }
}

impl Document for RedundancyChange {
    const KIND: ConfigurationKind = ConfigurationKind::RedundancyTransition;
    const ROOT: &'static str = "BucketDataRedundancyTransition";

    fn absent() -> Result<Self, OssError> {
        let code = Code::BucketDataRedundancyTransitionTaskNotExist;
        Err(OssError::new(code))
    }
}

/// How far a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeStatus {
    Finished,
    Processing,
    Queueing,
}

impl RedundancyChange {
    /// Returns how far the change is.
    pub(crate) fn status(&self, now: UtcSeconds) -> ChangeStatus {
        if now < self.start() {
            ChangeStatus::Queueing
        } else if now < self.end() {
            ChangeStatus::Processing
        } else {
            ChangeStatus::Finished
        }
    }

    /// Adds the elements of the change.
    pub(crate) fn shown(&self, xml: Xml, bucket: &str, now: UtcSeconds) -> Xml {
        let xml = xml.text("Bucket", bucket).text("TaskId", &self.id);
        let created = self.created.to_iso_millis();
        let (start, end) = (self.start(), self.end());
        match self.status(now) {
            ChangeStatus::Queueing => xml.text("Status", "Queueing").text("CreateTime", created),
            ChangeStatus::Processing => {
                let passed = start.until(now).as_secs();
                xml.text("Status", "Processing")
                    .text("CreateTime", created)
                    .text("StartTime", start.to_iso_millis())
                    .text("ProcessPercentage", (passed * 100 / DURATION).to_string())
                    // In hours, of which there is never more than one.
                    .text("EstimatedRemainingTime", "1")
            }
            ChangeStatus::Finished => xml
                .text("Status", "Finished")
                .text("CreateTime", created)
                .text("StartTime", start.to_iso_millis())
                .text("ProcessPercentage", "100")
                .text("EstimatedRemainingTime", "0")
                .text("EndTime", end.to_iso_millis()),
        }
    }

    fn start(&self) -> UtcSeconds {
        self.created.plus_seconds(WAIT)
    }

    fn end(&self) -> UtcSeconds {
        let duration = std::time::Duration::from_secs(DURATION);
        self.start().plus(duration)
    }
}

/// Returns the redundancy of a bucket, which changes at the end of a change.
pub(crate) fn redundancy(bucket: &Bucket, now: UtcSeconds) -> Redundancy {
    let mut changes = bucket.configurations.each::<RedundancyChange>();
    match changes.any(|(_, change)| change.status(now) == ChangeStatus::Finished) {
        true => Redundancy::Zone,
        false => bucket.redundancy,
    }
}

/// How long a change waits, in seconds.
const WAIT: i64 = 600;
/// How long a change takes, in seconds.
const DURATION: u64 = 3600;
