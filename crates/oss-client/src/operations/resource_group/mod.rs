//! Resource groups.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_resource_group`] | Moves a bucket to a resource group. |
//! | [`Bucket::get_bucket_resource_group`] | Reads the resource group of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod bucket_resource_group_configuration;
mod get_bucket_resource_group;
mod put_bucket_resource_group;
#[cfg(test)]
mod tests;

pub use bucket_resource_group_configuration::BucketResourceGroupConfiguration;
pub use get_bucket_resource_group::GetBucketResourceGroup;
pub use put_bucket_resource_group::PutBucketResourceGroup;

/// Resource groups.
impl Bucket {
    /// Moves a bucket to a resource group. See [`PutBucketResourceGroup`].
    pub fn put_bucket_resource_group(
        &self,
        bucket_resource_group_configuration: impl Into<BucketResourceGroupConfiguration>,
    ) -> PutBucketResourceGroup {
        PutBucketResourceGroup::new(self, bucket_resource_group_configuration)
    }

    /// Reads the resource group of a bucket. See [`GetBucketResourceGroup`].
    pub fn get_bucket_resource_group(&self) -> GetBucketResourceGroup {
        GetBucketResourceGroup::new(self)
    }
}
