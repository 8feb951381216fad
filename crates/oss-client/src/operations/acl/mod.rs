//! Access control lists.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_acl`] | Sets the access control list of a bucket. |
//! | [`Bucket::get_bucket_acl`] | Reads the access control list and the owner of a bucket. |
//! | [`Bucket::put_object_acl`] | Sets the access control list of an object, or of one of its versions. |
//! | [`Bucket::get_object_acl`] | Reads the access control list and the owner of an object, or of one of its versions. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::operations::common::{BucketAcl, ObjectAcl};

mod get_bucket_acl;
mod get_object_acl;
mod put_bucket_acl;
mod put_object_acl;
#[cfg(test)]
mod tests;

pub use get_bucket_acl::{GetBucketAcl, GetBucketAclOutput};
pub use get_object_acl::{GetObjectAcl, GetObjectAclOutput};
pub use put_bucket_acl::PutBucketAcl;
pub use put_object_acl::{PutObjectAcl, PutObjectAclOutput};

/// Access control lists.
impl Bucket {
    /// Sets the access control list of a bucket. See [`PutBucketAcl`].
    pub fn put_bucket_acl(&self, acl: impl Into<BucketAcl>) -> PutBucketAcl {
        PutBucketAcl::new(self, acl)
    }

    /// Reads the access control list and the owner of a bucket. See [`GetBucketAcl`].
    pub fn get_bucket_acl(&self) -> GetBucketAcl {
        GetBucketAcl::new(self)
    }

    /// Sets the access control list of an object, or of one of its versions. See [`PutObjectAcl`].
    pub fn put_object_acl(
        &self,
        key: impl Into<String>,
        acl: impl Into<ObjectAcl>,
    ) -> PutObjectAcl {
        PutObjectAcl::new(self, key, acl)
    }

    /// Reads the access control list and the owner of an object, or of one of its versions. See
    /// [`GetObjectAcl`].
    pub fn get_object_acl(&self, key: impl Into<String>) -> GetObjectAcl {
        GetObjectAcl::new(self, key)
    }
}
