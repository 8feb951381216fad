//! The document of RestoreObject.

use crate::codes::{Code, OssError};
use crate::store::StorageClass;
use crate::xml::{Characters, Element};

/// For how long an object is to be restored, and how fast.
#[derive(Clone, Debug, Default)]
pub(crate) struct RestoreRequest {
    days: Option<i64>,
    /// The tier, if the document has parameters of the job.
    tier: Option<Tier>,
}

/// How fast an object is restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tier {
    Bulk,
    Expedited,
    Standard,
}

impl Tier {
    fn parse(name: &str) -> Option<Self> {
        match name {
            "Bulk" => Some(Self::Bulk),
            "Expedited" => Some(Self::Expedited),
            "Standard" => Some(Self::Standard),
            _ => None,
        }
    }

    /// Returns the name in documents and headers.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Bulk => "Bulk",
            Self::Expedited => "Expedited",
            Self::Standard => "Standard",
        }
    }
}

impl RestoreRequest {
    /// Reads the document. An empty body stands for one day.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML` if the document is malformed, and `InvalidArgument` if the number of
    /// days or the tier is not valid.
    pub(crate) fn read(body: &[u8]) -> Result<Self, OssError> {
        if body.is_empty() {
            return Ok(Self::default());
        }
        let root = Element::read(body, "RestoreRequest", Characters::Xml10)?;
        let days = root.child_text("Days").map(str::trim).map(days);
        let job = root.child("JobParameters").map(|job| {
            let name = job.child_text("Tier").unwrap_or("Standard").trim();
            let message = "The tier must be Expedited, Standard or Bulk.";
            let refused = || OssError::invalid_argument("Tier", name, message);
            Tier::parse(name).ok_or_else(refused)
        });
        Ok(Self {
            days: days.transpose()?,
            tier: job.transpose()?,
        })
    }

    /// Returns the number of days and, for the cold classes, the tier, after checking that objects
    /// of the given class can be restored like this.
    ///
    /// # Errors
    ///
    /// Returns `OperationNotSupported` if objects of the class need not be restored, and
    /// `MalformedXML` if their restoration has no tiers.
    pub(crate) fn checked(&self, class: StorageClass) -> Result<(i64, Option<Tier>), OssError> {
        let tier = match class {
            StorageClass::Standard | StorageClass::InfrequentAccess => {
                return Err(OssError::new(Code::OperationNotSupported).with(
                    "Detail",
                    "RestoreObject operation does not support this object storage class",
                ));
            }
            StorageClass::Archive if self.tier.is_some() => {
                return Err(OssError::malformed_xml(
                    "JobParameters cannot be specified for objects of the class Archive",
                ));
            }
            StorageClass::Archive => None,
            StorageClass::ColdArchive | StorageClass::DeepColdArchive => {
                Some(self.tier.unwrap_or(Tier::Standard))
            }
        };
        Ok((self.days.unwrap_or(1), tier))
    }
}

fn days(text: &str) -> Result<i64, OssError> {
    match text.parse() {
        Ok(days) if DAYS.contains(&days) => Ok(days),
        _ => Err(OssError::invalid_argument(
            "Days",
            text,
            "The number of days must be from 1 to 365.",
        )),
    }
}

const DAYS: std::ops::RangeInclusive<i64> = 1..=365;
