//! One bucket: its properties and its keys.

use std::collections::BTreeMap;

use oss_sign::UtcSeconds;

use super::acl::BucketAcl;

use super::class::StorageClass;
use super::key::Key;
use super::versions::Versions;

/// How many zones hold a bucket's data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Redundancy {
    #[default]
    Local,
    Zone,
}

impl Redundancy {
    /// The redundancy by its name on the wire.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "LRS" => Some(Self::Local),
            "ZRS" => Some(Self::Zone),
            _ => None,
        }
    }

    /// The name on the wire.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Local => "LRS",
            Self::Zone => "ZRS",
        }
    }
}

/// Whether a bucket keeps versions that are overwritten or deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Versioning {
    #[default]
    Never,
    Enabled,
    Suspended,
}

impl Versioning {
    /// The status by its name on the wire; a bucket cannot go back to `Never`.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "Enabled" => Some(Self::Enabled),
            "Suspended" => Some(Self::Suspended),
            _ => None,
        }
    }

    /// The name on the wire; a bucket that never had versioning has no status.
    pub(crate) fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Never => None,
            Self::Enabled => Some("Enabled"),
            Self::Suspended => Some("Suspended"),
        }
    }
}

/// What a bucket is created with.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewBucket {
    /// `None`: private, and an existing bucket keeps what it has.
    pub(crate) acl: Option<BucketAcl>,
    /// `None`: Standard, and an existing bucket keeps what it has.
    pub(crate) class: Option<StorageClass>,
    /// `None`: one zone, and an existing bucket keeps what it has.
    pub(crate) redundancy: Option<Redundancy>,
    /// `None`: the account's default group.
    pub(crate) resource_group: Option<String>,
}

/// The properties of a bucket.
#[derive(Clone, Debug)]
pub(crate) struct Bucket {
    pub(crate) name: String,
    /// The number of the account that owns it.
    pub(crate) owner: String,
    pub(crate) created: UtcSeconds,
    pub(crate) acl: BucketAcl,
    pub(crate) class: StorageClass,
    pub(crate) redundancy: Redundancy,
    pub(crate) versioning: Versioning,
    pub(crate) resource_group: String,
}

/// A bucket with its keys.
#[derive(Debug)]
pub(super) struct BucketEntry {
    pub(super) about: Bucket,
    pub(super) keys: BTreeMap<Key, Versions>,
}
