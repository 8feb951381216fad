//! Storage classes.

use serde::{Deserialize, Serialize};

/// The storage class of an object. The class of a bucket is the default for its objects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum StorageClass {
    #[default]
    Standard,
    InfrequentAccess,
    Archive,
    ColdArchive,
    DeepColdArchive,
}

impl StorageClass {
    /// Parses the name that headers and documents use. Returns `None` if there is no such class.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "Standard" => Self::Standard,
            "IA" => Self::InfrequentAccess,
            "Archive" => Self::Archive,
            "ColdArchive" => Self::ColdArchive,
            "DeepColdArchive" => Self::DeepColdArchive,
            _ => return None,
        })
    }

    /// Returns the name that headers and documents use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "Standard",
            Self::InfrequentAccess => "IA",
            Self::Archive => "Archive",
            Self::ColdArchive => "ColdArchive",
            Self::DeepColdArchive => "DeepColdArchive",
        }
    }

    /// Returns the class at a place in the order from the warmest class to the coldest.
    pub(crate) fn at(place: u8) -> Option<Self> {
        Some(match place {
            0 => Self::Standard,
            1 => Self::InfrequentAccess,
            2 => Self::Archive,
            3 => Self::ColdArchive,
            4 => Self::DeepColdArchive,
            _ => return None,
        })
    }

    /// Returns whether objects of this class must be restored before they can be read.
    pub(crate) fn needs_restore(self) -> bool {
        matches!(
            self,
            Self::Archive | Self::ColdArchive | Self::DeepColdArchive
        )
    }
}
