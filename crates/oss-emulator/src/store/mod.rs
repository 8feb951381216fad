//! The store: buckets, the versions of their objects, and the data of objects.
//!
//! The methods of the store are synchronous and have no other inputs than their arguments: the time
//! of a change is an argument, and version ids are computed from the number of the change. A change
//! is made as a whole or not at all: the data of an object is collected outside of the store (see
//! [`BlobWriter`]) and becomes visible by one insertion. A reader can use the object that it has
//! found, even if the key is changed or deleted in the meantime. Handlers use only the methods of
//! [`Store`].

mod access;
mod acl;
mod blob;
mod bucket;
mod buckets;
mod class;
mod error;
mod key;
mod listing;
mod memory;
mod object;
mod objects;
mod stat;
#[cfg(test)]
mod tests;
mod version_id;
mod versions;

pub(crate) use self::access::{BucketAccess, ObjectAccess};
pub(crate) use self::acl::{BucketAcl, ObjectAcl};
pub(crate) use self::blob::{Blob, BlobWriter, Digests};
pub(crate) use self::bucket::{Bucket, NewBucket, Redundancy, Versioning};
pub(crate) use self::buckets::{BUCKETS_PER_ACCOUNT, Created};
pub(crate) use self::class::StorageClass;
pub(crate) use self::error::StoreError;
pub(crate) use self::listing::{
    ListQuery, ListedObject, ListedVersion, VersionMarker, VersionQuery,
};
pub(crate) use self::memory::Store;
pub(crate) use self::object::{Object, ObjectKind, Overwrite};
pub(crate) use self::objects::{Deleted, Found, Stored};
pub(crate) use self::version_id::VersionId;
