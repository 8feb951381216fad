//! A bucket: its properties and configurations.

use oss_sign::UtcSeconds;
use serde::{Deserialize, Serialize};

use super::acl::BucketAcl;
use super::class::StorageClass;
use super::configuration::Configurations;
use super::retention::{BucketRetention, RetentionState};
use crate::store::objects::object::Object;
use crate::store::seconds;

/// Whether the data of a bucket is stored in one zone or in several. The server only reports this
/// setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Redundancy {
    #[default]
    Local,
    Zone,
}

impl Redundancy {
    /// Parses the name that documents use, `LRS` or `ZRS`. Returns `None` for any other text.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "LRS" => Some(Self::Local),
            "ZRS" => Some(Self::Zone),
            _ => None,
        }
    }

    /// Returns the name that documents use.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Local => "LRS",
            Self::Zone => "ZRS",
        }
    }
}

/// Whether a bucket keeps the versions of objects that are overwritten or deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Versioning {
    #[default]
    Never,
    Enabled,
    Suspended,
}

impl Versioning {
    /// Parses the status in a document, `Enabled` or `Suspended`. Returns `None` for any other
    /// text: a bucket cannot return to [`Versioning::Never`].
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "Enabled" => Some(Self::Enabled),
            "Suspended" => Some(Self::Suspended),
            _ => None,
        }
    }

    /// Returns the status in documents, or `None` if versioning was never enabled.
    pub(crate) fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Never => None,
            Self::Enabled => Some("Enabled"),
            Self::Suspended => Some("Suspended"),
        }
    }

    /// Returns whether responses contain version ids. This is so once versioning has been enabled,
    /// even if it is suspended now.
    pub(crate) fn names_versions(self) -> bool {
        self != Self::Never
    }
}

/// The properties that a request to create a bucket specifies.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewBucket {
    /// The ACL. If it is `None`, a new bucket is private and an existing bucket keeps its ACL.
    pub(crate) acl: Option<BucketAcl>,
    /// The storage class. If it is `None`, a new bucket has the class Standard. The class of an
    /// existing bucket cannot be changed.
    pub(crate) class: Option<StorageClass>,
    /// The redundancy. If it is `None`, the data of a new bucket is stored in one zone. The
    /// redundancy of an existing bucket cannot be changed.
    pub(crate) redundancy: Option<Redundancy>,
    /// The resource group. If it is `None`, a new bucket is in the default group of the account. An
    /// existing bucket keeps its group.
    pub(crate) resource_group: Option<String>,
    /// The configurations of a new bucket. An existing bucket keeps its own.
    pub(crate) configurations: Configurations,
}

/// A bucket.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Bucket {
    /// The number by which rows name the bucket. A bucket that is deleted and created again gets
    /// another one.
    pub(in crate::store) id: u64,
    pub(crate) name: String,
    /// The id of the account that owns the bucket.
    pub(crate) owner: String,
    #[serde(with = "seconds")]
    pub(crate) created: UtcSeconds,
    pub(crate) acl: BucketAcl,
    pub(crate) class: StorageClass,
    pub(crate) redundancy: Redundancy,
    pub(crate) versioning: Versioning,
    pub(crate) resource_group: String,
    /// The policy that protects all objects of the bucket for some time.
    pub(crate) retention: Option<BucketRetention>,
    /// Everything that requests have configured. These documents have rows of their own.
    #[serde(skip)]
    pub(crate) configurations: Configurations,
}

impl Bucket {
    /// Returns the retention policy, unless it has expired.
    pub(crate) fn retention_in_force(&self, now: UtcSeconds) -> Option<&BucketRetention> {
        let policy = self.retention.as_ref();
        policy.filter(|policy| policy.state(now) != RetentionState::Expired)
    }

    /// Returns whether the retention policy protects an object, so that it must not be overwritten,
    /// changed or deleted. Such a request is answered with 409 `FileImmutable`.
    pub(crate) fn protects(&self, object: &Object, now: UtcSeconds) -> bool {
        let policy = self.retention_in_force(now);
        policy.is_some_and(|policy| now < policy.end(object.modified))
    }
}
