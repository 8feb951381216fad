//! The documents by which the retention policy of a bucket is begun and extended.

use crate::codes::{Code, OssError};
use crate::xml::elements;

elements! {
    /// `InitiateWormConfiguration` and `ExtendWormConfiguration`.
    pub(crate) struct RetentionPeriod {
        days: u32 = "RetentionPeriodInDays",
    }
}

impl RetentionPeriod {
    /// Reads the document in a request.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML`, and `InvalidWORMConfiguration` if the period is too long or 0.
    pub(crate) fn from_request(body: &[u8], root: &str) -> Result<Self, OssError> {
        let period: Self = super::document::read(body, root)?;
        match (1..=DAYS).contains(&period.days) {
            true => Ok(period),
            false => Err(OssError::new(Code::InvalidWORMConfiguration)),
        }
    }
}

/// The maximum of the retention period in days.
const DAYS: u32 = 25_550;
