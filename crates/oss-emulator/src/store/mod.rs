//! The store: buckets, the versions of their objects, multipart uploads, and the data of objects.
//!
//! Handlers use only the methods of [`Store`]. They are asynchronous and can fail, because the store
//! may have a disk; what a method has changed is durable when it returns. The methods have no other
//! inputs than their arguments: the time of a change is an argument. A change is made as a whole or
//! not at all. The data of an object is written outside of any change (see [`BlobWriter`]) and
//! becomes visible by one change. A reader can use the data that it has opened, even if the key is
//! changed or deleted in the meantime.
//!
//! Inside, everything is rows of one sorted map (see `rows`), and every method is a function over
//! these rows. How rows are kept is the only thing that differs between stores (see `engine`).

mod bucket;
mod clear;
mod content;
mod counts;
mod engine;
mod error;
mod files;
mod handle;
mod ids;
mod listing;
mod objects;
mod rows;
mod seconds;
mod sweep;
#[cfg(test)]
mod tests;
mod uploads;

pub(crate) use self::bucket::acl::{BucketAcl, ObjectAcl};
pub(crate) use self::bucket::class::StorageClass;
pub(crate) use self::bucket::configuration::{
    Configuration, ConfigurationKind, Configurations, Slot,
};
pub(crate) use self::bucket::create::{BUCKETS_PER_ACCOUNT, Created, DEFAULT_RESOURCE_GROUP};
pub(crate) use self::bucket::properties::{Bucket, NewBucket, Redundancy, Versioning};
pub(crate) use self::bucket::retention::{BucketRetention, RetentionState};
pub(crate) use self::content::reader::Data;
pub(crate) use self::content::writer::{BlobWriter, Digests, NewBlob};
pub(crate) use self::engine::disk::error::OpenError;
pub(crate) use self::error::StoreError;
pub(crate) use self::handle::Store;
pub(crate) use self::listing::objects::ListedObject;
pub(crate) use self::listing::page::ListQuery;
pub(crate) use self::listing::uploads::ListedUpload;
pub(crate) use self::listing::versions::{ListedVersion, VersionMarker, VersionQuery};
pub(crate) use self::objects::delete::Deleted;
pub(crate) use self::objects::find::Found;
pub(crate) use self::objects::lock::{Bypass, Lock, Retention, RetentionMode};
pub(crate) use self::objects::object::{Object, ObjectKind, Overwrite, WriteRules};
pub(crate) use self::objects::put::Stored;
pub(crate) use self::objects::restore::{Restore, RestoreState};
pub(crate) use self::objects::version_id::VersionId;
pub(crate) use self::rows::row::Upload;
pub(crate) use self::sweep::{Verdict, VersionInSweep};
pub(crate) use self::uploads::complete::{Chosen, Completion};
pub(crate) use self::uploads::parts::{ListedPart, PartPlace};
pub(crate) use self::uploads::upload::UploadId;
