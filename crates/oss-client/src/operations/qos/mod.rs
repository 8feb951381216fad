//! Bandwidth limits.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_qos_info`] | Sets the limits of bandwidth and requests of a bucket. |
//! | [`Bucket::put_bucket_requester_qos_info`] | Sets the limits of bandwidth and requests of one requester for a bucket. |
//! | [`Bucket::put_bucket_storage_capacity`] | Sets the limit of the storage of a bucket, in gigabytes. |
//! | [`Client::put_resource_pool_requester_qos_info`] | Sets the limits of bandwidth and requests of one requester for a resource pool. |
//! | [`Bucket::get_bucket_qos_info`] | Reads the limits of bandwidth and requests of a bucket. |
//! | [`Bucket::get_bucket_requester_qos_info`] | Reads the limits of bandwidth and requests of one requester for a bucket. |
//! | [`Bucket::get_bucket_storage_capacity`] | Reads the limit of the storage of a bucket, in gigabytes. |
//! | [`Client::get_resource_pool_info`] | Reads the settings and the limits of a resource pool. |
//! | [`Client::get_resource_pool_requester_qos_info`] | Reads the limits of bandwidth and requests of one requester for a resource pool. |
//! | [`Client::get_user_qos_info`] | Reads the limits of bandwidth and requests of the account in a region. |
//! | [`Bucket::list_bucket_requester_qos_infos`] | Lists the requesters that have limits for a bucket. |
//! | [`Client::list_resource_pool_buckets`] | Lists the buckets of a resource pool. |
//! | [`Client::list_resource_pool_requester_qos_infos`] | Lists the requesters that have limits for a resource pool. |
//! | [`Client::list_resource_pools`] | Lists the resource pools of the account in a region. |
//! | [`Bucket::delete_bucket_qos_info`] | Deletes the limits of bandwidth and requests of a bucket. |
//! | [`Bucket::delete_bucket_requester_qos_info`] | Deletes the limits of bandwidth and requests of one requester for a bucket. |
//! | [`Client::delete_resource_pool_requester_qos_info`] | Deletes the limits of bandwidth and requests of one requester for a resource pool. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::client::Client;

mod delete_bucket_qos_info;
mod delete_bucket_requester_qos_info;
mod delete_resource_pool_requester_qos_info;
mod get_bucket_qos_info;
mod get_bucket_requester_qos_info;
mod get_bucket_storage_capacity;
mod get_resource_pool_info;
mod get_resource_pool_requester_qos_info;
mod get_user_qos_info;
mod list_bucket_requester_qos_infos;
mod list_resource_pool_buckets;
mod list_resource_pool_requester_qos_infos;
mod list_resource_pools;
mod put_bucket_qos_info;
mod put_bucket_requester_qos_info;
mod put_bucket_storage_capacity;
mod put_resource_pool_requester_qos_info;
mod qos_configuration;
mod requester_qos_info;
mod resource_pool_bucket;
mod resource_pool_summary;
mod storage_capacity;
#[cfg(test)]
mod tests;
mod user_qos_configuration;

pub use delete_bucket_qos_info::DeleteBucketQosInfo;
pub use delete_bucket_requester_qos_info::DeleteBucketRequesterQosInfo;
pub use delete_resource_pool_requester_qos_info::DeleteResourcePoolRequesterQosInfo;
pub use get_bucket_qos_info::GetBucketQosInfo;
pub use get_bucket_requester_qos_info::{
    GetBucketRequesterQosInfo, GetBucketRequesterQosInfoOutput,
};
pub use get_bucket_storage_capacity::GetBucketStorageCapacity;
pub use get_resource_pool_info::{GetResourcePoolInfo, GetResourcePoolInfoOutput};
pub use get_resource_pool_requester_qos_info::{
    GetResourcePoolRequesterQosInfo, GetResourcePoolRequesterQosInfoOutput,
};
pub use get_user_qos_info::GetUserQosInfo;
pub use list_bucket_requester_qos_infos::{
    ListBucketRequesterQosInfos, ListBucketRequesterQosInfosOutput,
};
pub use list_resource_pool_buckets::{ListResourcePoolBuckets, ListResourcePoolBucketsOutput};
pub use list_resource_pool_requester_qos_infos::{
    ListResourcePoolRequesterQosInfos, ListResourcePoolRequesterQosInfosOutput,
};
pub use list_resource_pools::{ListResourcePools, ListResourcePoolsOutput};
pub use put_bucket_qos_info::PutBucketQosInfo;
pub use put_bucket_requester_qos_info::PutBucketRequesterQosInfo;
pub use put_bucket_storage_capacity::PutBucketStorageCapacity;
pub use put_resource_pool_requester_qos_info::PutResourcePoolRequesterQosInfo;
pub use qos_configuration::QosConfiguration;
pub use requester_qos_info::RequesterQosInfo;
pub use resource_pool_bucket::ResourcePoolBucket;
pub use resource_pool_summary::ResourcePoolSummary;
pub use storage_capacity::StorageCapacity;
pub use user_qos_configuration::UserQosConfiguration;

/// Bandwidth limits.
impl Client {
    /// Sets the limits of bandwidth and requests of one requester for a resource pool. See
    /// [`PutResourcePoolRequesterQosInfo`].
    pub fn put_resource_pool_requester_qos_info(
        &self,
        resource_pool: impl Into<String>,
        requester: impl Into<String>,
        qos: impl Into<QosConfiguration>,
    ) -> PutResourcePoolRequesterQosInfo {
        PutResourcePoolRequesterQosInfo::new(self, resource_pool, requester, qos)
    }

    /// Reads the settings and the limits of a resource pool. See [`GetResourcePoolInfo`].
    pub fn get_resource_pool_info(&self, resource_pool: impl Into<String>) -> GetResourcePoolInfo {
        GetResourcePoolInfo::new(self, resource_pool)
    }

    /// Reads the limits of bandwidth and requests of one requester for a resource pool. See
    /// [`GetResourcePoolRequesterQosInfo`].
    pub fn get_resource_pool_requester_qos_info(
        &self,
        resource_pool: impl Into<String>,
        requester: impl Into<String>,
    ) -> GetResourcePoolRequesterQosInfo {
        GetResourcePoolRequesterQosInfo::new(self, resource_pool, requester)
    }

    /// Reads the limits of bandwidth and requests of the account in a region. See
    /// [`GetUserQosInfo`].
    pub fn get_user_qos_info(&self) -> GetUserQosInfo {
        GetUserQosInfo::new(self)
    }

    /// Lists the buckets of a resource pool. See [`ListResourcePoolBuckets`].
    pub fn list_resource_pool_buckets(
        &self,
        resource_pool: impl Into<String>,
    ) -> ListResourcePoolBuckets {
        ListResourcePoolBuckets::new(self, resource_pool)
    }

    /// Lists the requesters that have limits for a resource pool. See
    /// [`ListResourcePoolRequesterQosInfos`].
    pub fn list_resource_pool_requester_qos_infos(
        &self,
        resource_pool: impl Into<String>,
    ) -> ListResourcePoolRequesterQosInfos {
        ListResourcePoolRequesterQosInfos::new(self, resource_pool)
    }

    /// Lists the resource pools of the account in a region. See [`ListResourcePools`].
    pub fn list_resource_pools(&self) -> ListResourcePools {
        ListResourcePools::new(self)
    }

    /// Deletes the limits of bandwidth and requests of one requester for a resource pool. See
    /// [`DeleteResourcePoolRequesterQosInfo`].
    pub fn delete_resource_pool_requester_qos_info(
        &self,
        resource_pool: impl Into<String>,
        requester: impl Into<String>,
    ) -> DeleteResourcePoolRequesterQosInfo {
        DeleteResourcePoolRequesterQosInfo::new(self, resource_pool, requester)
    }
}

/// Bandwidth limits.
impl Bucket {
    /// Sets the limits of bandwidth and requests of a bucket. See [`PutBucketQosInfo`].
    pub fn put_bucket_qos_info(&self, qos: impl Into<QosConfiguration>) -> PutBucketQosInfo {
        PutBucketQosInfo::new(self, qos)
    }

    /// Sets the limits of bandwidth and requests of one requester for a bucket. See
    /// [`PutBucketRequesterQosInfo`].
    pub fn put_bucket_requester_qos_info(
        &self,
        requester: impl Into<String>,
        qos: impl Into<QosConfiguration>,
    ) -> PutBucketRequesterQosInfo {
        PutBucketRequesterQosInfo::new(self, requester, qos)
    }

    /// Sets the limit of the storage of a bucket, in gigabytes. See [`PutBucketStorageCapacity`].
    pub fn put_bucket_storage_capacity(
        &self,
        storage_capacity: impl Into<StorageCapacity>,
    ) -> PutBucketStorageCapacity {
        PutBucketStorageCapacity::new(self, storage_capacity)
    }

    /// Reads the limits of bandwidth and requests of a bucket. See [`GetBucketQosInfo`].
    pub fn get_bucket_qos_info(&self) -> GetBucketQosInfo {
        GetBucketQosInfo::new(self)
    }

    /// Reads the limits of bandwidth and requests of one requester for a bucket. See
    /// [`GetBucketRequesterQosInfo`].
    pub fn get_bucket_requester_qos_info(
        &self,
        requester: impl Into<String>,
    ) -> GetBucketRequesterQosInfo {
        GetBucketRequesterQosInfo::new(self, requester)
    }

    /// Reads the limit of the storage of a bucket, in gigabytes. See [`GetBucketStorageCapacity`].
    pub fn get_bucket_storage_capacity(&self) -> GetBucketStorageCapacity {
        GetBucketStorageCapacity::new(self)
    }

    /// Lists the requesters that have limits for a bucket. See [`ListBucketRequesterQosInfos`].
    pub fn list_bucket_requester_qos_infos(&self) -> ListBucketRequesterQosInfos {
        ListBucketRequesterQosInfos::new(self)
    }

    /// Deletes the limits of bandwidth and requests of a bucket. See [`DeleteBucketQosInfo`].
    pub fn delete_bucket_qos_info(&self) -> DeleteBucketQosInfo {
        DeleteBucketQosInfo::new(self)
    }

    /// Deletes the limits of bandwidth and requests of one requester for a bucket. See
    /// [`DeleteBucketRequesterQosInfo`].
    pub fn delete_bucket_requester_qos_info(
        &self,
        requester: impl Into<String>,
    ) -> DeleteBucketRequesterQosInfo {
        DeleteBucketRequesterQosInfo::new(self, requester)
    }
}
