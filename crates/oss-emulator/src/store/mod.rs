//! What the server keeps: buckets, the versions of their objects, and object data.
//!
//! Everything here is synchronous and pure: the time of a change comes in as an argument, version
//! ids are made from the number of the change. A change is whole or absent: object data is gathered outside
//! (see [`BlobWriter`]) and becomes visible by one insertion, and a reader keeps the object that it
//! found, whatever happens to the key meanwhile. Handlers see only the methods of [`Store`], so
//! that metadata may move to a transactional file and data to files beside it.

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
pub(crate) use self::buckets::Created;
pub(crate) use self::class::StorageClass;
pub(crate) use self::error::StoreError;
pub(crate) use self::listing::{
    ListQuery, ListedObject, ListedVersion, VersionMarker, VersionQuery,
};
pub(crate) use self::memory::Store;
pub(crate) use self::object::{Object, ObjectKind, Overwrite};
pub(crate) use self::objects::{Deleted, Found, Stored};
pub(crate) use self::version_id::VersionId;
