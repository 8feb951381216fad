//! Operations on buckets.

mod delete_bucket;
mod get_bucket_acl;
mod get_bucket_info;
mod get_bucket_location;
mod get_bucket_stat;
mod get_bucket_versioning;
mod head_bucket;
mod put_bucket;
mod put_bucket_acl;
mod put_bucket_versioning;

pub(crate) use delete_bucket::delete_bucket;
pub(crate) use get_bucket_acl::get_bucket_acl;
pub(crate) use get_bucket_info::get_bucket_info;
pub(crate) use get_bucket_location::get_bucket_location;
pub(crate) use get_bucket_stat::get_bucket_stat;
pub(crate) use get_bucket_versioning::get_bucket_versioning;
pub(crate) use head_bucket::head_bucket;
pub(crate) use put_bucket::put_bucket;
pub(crate) use put_bucket_acl::put_bucket_acl;
pub(crate) use put_bucket_versioning::put_bucket_versioning;
