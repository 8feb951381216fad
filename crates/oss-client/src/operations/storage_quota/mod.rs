//! Storage quotas.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_storage_quota`] | Sets the limit of the storage of a bucket, in bytes. |
//! | [`Bucket::get_bucket_storage_quota`] | Reads the limit of the storage of a bucket, in bytes. |
//! | [`Bucket::delete_bucket_storage_quota`] | Deletes the limit of the storage of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_bucket_storage_quota;
mod get_bucket_storage_quota;
mod put_bucket_storage_quota;
mod storage_quota_configuration;
#[cfg(test)]
mod tests;

pub use delete_bucket_storage_quota::DeleteBucketStorageQuota;
pub use get_bucket_storage_quota::GetBucketStorageQuota;
pub use put_bucket_storage_quota::PutBucketStorageQuota;
pub use storage_quota_configuration::StorageQuotaConfiguration;

/// Storage quotas.
impl Bucket {
    /// Sets the limit of the storage of a bucket, in bytes. See [`PutBucketStorageQuota`].
    pub fn put_bucket_storage_quota(&self) -> PutBucketStorageQuota {
        PutBucketStorageQuota::new(self)
    }

    /// Reads the limit of the storage of a bucket, in bytes. See [`GetBucketStorageQuota`].
    pub fn get_bucket_storage_quota(&self) -> GetBucketStorageQuota {
        GetBucketStorageQuota::new(self)
    }

    /// Deletes the limit of the storage of a bucket. See [`DeleteBucketStorageQuota`].
    pub fn delete_bucket_storage_quota(&self) -> DeleteBucketStorageQuota {
        DeleteBucketStorageQuota::new(self)
    }
}
