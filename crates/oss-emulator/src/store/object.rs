//! An object: its data and its properties.

use oss_sign::UtcSeconds;

use super::acl::ObjectAcl;

use super::blob::Blob;
use super::class::StorageClass;

/// The way in which an object was created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ObjectKind {
    /// The object was created by one upload or by a copy.
    Normal,
}

impl ObjectKind {
    /// Returns the value of `x-oss-object-type`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
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

/// An object. After it was written, only its ACL can change.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) data: Blob,
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
    pub(crate) modified: UtcSeconds,
}

impl Object {
    /// Returns the value of a stored header. The name must be in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&[u8]> {
        let found = self.headers.iter().find(|(stored, _)| stored == name);
        found.map(|(_, value)| value.as_slice())
    }
}
