//! One object: its data and its properties.

use oss_sign::UtcSeconds;

use super::acl::ObjectAcl;

use super::blob::Blob;
use super::class::StorageClass;

/// How an object came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ObjectKind {
    /// By one upload or a copy.
    Normal,
}

impl ObjectKind {
    /// The name on the wire.
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
    /// The write is refused if the key has an object, in a bucket that never had versioning.
    Forbidden,
}

/// An object as it was written; only its ACL can change later.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) data: Blob,
    /// Without quotes, in upper case.
    pub(crate) etag: String,
    /// The MD5 of the data, where OSS reports it.
    pub(crate) md5: Option<[u8; 16]>,
    pub(crate) crc64: u64,
    pub(crate) kind: ObjectKind,
    pub(crate) class: StorageClass,
    pub(crate) acl: ObjectAcl,
    /// The stored headers, names in lower case: `content-type` and its like, and `x-oss-meta-*`.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) modified: UtcSeconds,
}

impl Object {
    /// A stored header by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&[u8]> {
        let found = self.headers.iter().find(|(stored, _)| stored == name);
        found.map(|(_, value)| value.as_slice())
    }
}
