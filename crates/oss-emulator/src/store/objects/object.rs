//! The properties of an object.

use oss_sign::UtcSeconds;
use serde::{Deserialize, Serialize};

use super::lock::Lock;
use super::restore::{Restore, RestoreState};
use crate::runtime::upper_hex;
use crate::store::bucket::acl::ObjectAcl;
use crate::store::bucket::class::StorageClass;
use crate::store::content::writer::NewBlob;
use crate::store::seconds;

/// The way in which an object was created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ObjectKind {
    /// The object was created by one upload or by a copy.
    Normal,
    /// The object was created by a multipart upload.
    Multipart,
    /// The object was created by an append, and more can be appended.
    Appendable {
        /// When the object was sealed, so that nothing can be appended any more.
        #[serde(with = "seconds::optional")]
        sealed: Option<UtcSeconds>,
    },
    /// The object refers to another object of the same bucket.
    Symlink {
        /// The key of that object.
        target: String,
    },
}

impl ObjectKind {
    /// Returns the value of `x-oss-object-type`.
    pub(crate) fn as_str(&self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Multipart => "Multipart",
            Self::Appendable { .. } => "Appendable",
            Self::Symlink { .. } => "Symlink",
        }
    }

    /// Returns when an appendable object was sealed.
    pub(crate) fn sealed(&self) -> Option<UtcSeconds> {
        match self {
            Self::Appendable { sealed } => *sealed,
            _ => None,
        }
    }
}

/// The rules for a write to a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WriteRules {
    pub(crate) overwrite: Overwrite,
    /// How many bytes the bucket may hold after the write. `None` means that there is no limit.
    pub(crate) capacity: Option<u64>,
}

impl From<Overwrite> for WriteRules {
    fn from(overwrite: Overwrite) -> Self {
        Self {
            overwrite,
            capacity: None,
        }
    }
}

/// Whether a write may replace an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overwrite {
    Allowed,
    /// The write is refused if the key has an object. This applies only to buckets in which
    /// versioning was never enabled.
    Forbidden,
}

/// The properties of an object. Its data stays the same as long as `size` and `crc64` do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Object {
    /// The length of the data in bytes.
    pub(crate) size: u64,
    /// The ETag in upper case, without quotes.
    pub(crate) etag: String,
    /// The MD5 of the data, or `None` if OSS does not report it for such an object.
    pub(crate) md5: Option<[u8; 16]>,
    pub(crate) crc64: u64,
    pub(crate) kind: ObjectKind,
    pub(crate) class: StorageClass,
    pub(crate) acl: ObjectAcl,
    /// The headers that are stored with the object, such as `content-type` and `x-oss-meta-*`. The
    /// names are in lower case.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) tags: Vec<(String, String)>,
    #[serde(with = "seconds")]
    pub(crate) modified: UtcSeconds,
    /// The last request to restore the object, if it was archived.
    pub(crate) restore: Option<Restore>,
    /// What protects the object from being overwritten and deleted.
    pub(crate) lock: Lock,
    /// When a rule has last changed the storage class of the object.
    #[serde(with = "seconds::optional")]
    pub(crate) transitioned: Option<UtcSeconds>,
    /// When the data was last read, as far as the bucket monitors that.
    #[serde(with = "seconds::optional")]
    pub(crate) accessed: Option<UtcSeconds>,
    /// Whether the rows of the data were counted, so that queries can ask for a part of them.
    pub(crate) rows_counted: bool,
}

impl Object {
    /// Creates the properties of a normal object that has this data, and no headers or tags.
    pub(crate) fn new(data: &NewBlob, class: StorageClass, modified: UtcSeconds) -> Self {
        Self {
            size: data.len,
            etag: upper_hex(&data.digests.md5),
            md5: Some(data.digests.md5),
            crc64: data.digests.crc64,
            kind: ObjectKind::Normal,
            class,
            acl: ObjectAcl::Default,
            headers: Vec::new(),
            tags: Vec::new(),
            modified,
            restore: None,
            lock: Lock::default(),
            transitioned: None,
            accessed: None,
            rows_counted: false,
        }
    }

    /// Returns the value of a stored header. The name must be in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&[u8]> {
        let found = self.headers.iter().find(|(stored, _)| stored == name);
        found.map(|(_, value)| value.as_slice())
    }

    /// Returns whether the object is restored.
    pub(crate) fn restore_state(&self, now: UtcSeconds) -> RestoreState {
        self.restore
            .map_or(RestoreState::NotRestored, |restore| restore.state(now))
    }

    /// Returns when the data was last read. Writing it counts as the first access.
    pub(crate) fn last_access(&self) -> UtcSeconds {
        self.accessed.unwrap_or(self.modified)
    }

    /// Returns whether the data of the object cannot be read because it is archived.
    pub(crate) fn is_frozen(&self, now: UtcSeconds) -> bool {
        let restored = matches!(self.restore_state(now), RestoreState::Restored { .. });
        self.class.needs_restore() && !restored
    }
}
