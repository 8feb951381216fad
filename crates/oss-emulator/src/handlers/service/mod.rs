//! Operations on the account.

mod describe_regions;
mod get_user_qos_info;
mod list_buckets;
mod list_cloud_boxes;
mod public_access_block;
mod resource_pools;

pub(crate) use describe_regions::describe_regions;
pub(crate) use get_user_qos_info::get_user_qos_info;
pub(crate) use list_buckets::list_buckets;
pub(crate) use list_cloud_boxes::list_cloud_boxes;
pub(crate) use public_access_block::{
    delete_public_access_block, get_public_access_block, put_public_access_block,
};
pub(crate) use resource_pools::{
    delete_resource_pool_requester_qos_info, get_resource_pool_info,
    get_resource_pool_requester_qos_info, list_resource_pool_buckets,
    list_resource_pool_requester_qos_infos, list_resource_pools,
    put_resource_pool_requester_qos_info,
};
