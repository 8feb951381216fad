//! Buckets.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket`] | Creates a bucket in the region of the endpoint. |
//! | [`Bucket::get_bucket_info`] | Reads the region, the endpoints, the owner and the main settings of a bucket. |
//! | [`Bucket::get_bucket_location`] | Reads the region of a bucket. |
//! | [`Bucket::get_bucket_stat`] | Reads how much data and how many objects a bucket has. |
//! | [`Bucket::delete_bucket`] | Deletes an empty bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod bucket_encryption;
mod bucket_info;
mod bucket_log_target;
mod create_bucket_configuration;
mod delete_bucket;
mod get_bucket_info;
mod get_bucket_location;
mod get_bucket_stat;
mod put_bucket;
#[cfg(test)]
mod tests;

pub use bucket_encryption::BucketEncryption;
pub use bucket_info::BucketInfo;
pub use bucket_log_target::BucketLogTarget;
pub use create_bucket_configuration::CreateBucketConfiguration;
pub use delete_bucket::DeleteBucket;
pub use get_bucket_info::{GetBucketInfo, GetBucketInfoOutput};
pub use get_bucket_location::{GetBucketLocation, GetBucketLocationOutput};
pub use get_bucket_stat::{GetBucketStat, GetBucketStatOutput};
pub use put_bucket::PutBucket;

/// Buckets.
impl Bucket {
    /// Creates a bucket in the region of the endpoint. See [`PutBucket`].
    pub fn put_bucket(&self) -> PutBucket {
        PutBucket::new(self)
    }

    /// Reads the region, the endpoints, the owner and the main settings of a bucket. See
    /// [`GetBucketInfo`].
    pub fn get_bucket_info(&self) -> GetBucketInfo {
        GetBucketInfo::new(self)
    }

    /// Reads the region of a bucket. See [`GetBucketLocation`].
    pub fn get_bucket_location(&self) -> GetBucketLocation {
        GetBucketLocation::new(self)
    }

    /// Reads how much data and how many objects a bucket has. See [`GetBucketStat`].
    pub fn get_bucket_stat(&self) -> GetBucketStat {
        GetBucketStat::new(self)
    }

    /// Deletes an empty bucket. See [`DeleteBucket`].
    pub fn delete_bucket(&self) -> DeleteBucket {
        DeleteBucket::new(self)
    }
}
