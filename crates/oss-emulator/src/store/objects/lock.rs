//! The protection of single versions against overwriting and deletion.

use oss_sign::UtcSeconds;
use serde::{Deserialize, Serialize};

use crate::store::seconds;

/// What protects a version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Lock {
    pub(crate) retention: Option<Retention>,
    /// Whether the version is under legal hold. It is `None` if nobody has ever said so.
    pub(crate) legal_hold: Option<bool>,
}

/// The protection of a version until some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Retention {
    pub(crate) mode: RetentionMode,
    #[serde(with = "seconds")]
    pub(crate) until: UtcSeconds,
}

/// Whether somebody may lift the protection of a version before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum RetentionMode {
    Compliance,
    /// Those with a permission of its own may lift the protection.
    Governance,
}

impl RetentionMode {
    /// Parses the name in documents and headers. Returns `None` if there is no such mode.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "COMPLIANCE" => Some(Self::Compliance),
            "GOVERNANCE" => Some(Self::Governance),
            _ => None,
        }
    }

    /// Returns the name in documents and headers.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Compliance => "COMPLIANCE",
            Self::Governance => "GOVERNANCE",
        }
    }
}

/// Whether a request may pass over a retention whose mode is [`RetentionMode::Governance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bypass {
    Governance,
    No,
}

impl Retention {
    /// Returns whether the retention protects its version from a request.
    pub(crate) fn binds(self, bypass: Bypass, now: UtcSeconds) -> bool {
        let passed_over = self.mode == RetentionMode::Governance && bypass == Bypass::Governance;
        now < self.until && !passed_over
    }
}
