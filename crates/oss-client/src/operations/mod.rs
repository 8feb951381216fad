//! The operations, one file each: what is sent, what comes back, the setters of its call.
//!
//! Names are the official ones in snake case; the structs can be built without a client.

mod bucket;
mod bucket_config_acl;
mod bucket_config_versioning;
mod copy_source;
pub mod enums;
mod listing;
mod names;
mod object;
mod pages;
mod service;
pub mod structures;

pub use bucket::{DeleteBucket, DeleteBucketOutput, PutBucket, PutBucketOutput};
pub use bucket_config_acl::{GetBucketAcl, GetBucketAclOutput, PutBucketAcl, PutBucketAclOutput};
pub use bucket_config_versioning::{
    GetBucketVersioning, GetBucketVersioningOutput, PutBucketVersioning, PutBucketVersioningOutput,
};
pub use listing::{ListObjectsV2, ListObjectsV2Output};
pub use object::{
    CopyObject, CopyObjectOutput, DeleteMultipleObjects, DeleteMultipleObjectsOutput, DeleteObject,
    DeleteObjectOutput, GetObject, GetObjectAcl, GetObjectAclOutput, GetObjectMeta,
    GetObjectMetaOutput, GetObjectOutput, HeadObject, HeadObjectOutput, PutObject, PutObjectAcl,
    PutObjectAclOutput, PutObjectOutput,
};
pub use pages::{Items, Pages};
pub use service::{ListBuckets, ListBucketsOutput};
