//! Operations on the configurations of buckets. Those on a configuration that is only stored and
//! returned are the three functions `put`, `get` and `delete`, whose type parameter is the type of
//! the configuration.

mod access_point;
mod access_point_policy;
mod cname;
mod delete_bucket_tags;
mod inventory;
mod metadata_table;
mod object_process;
mod paging;
mod plain;
mod policy;
mod put_bucket_access_monitor;
mod put_bucket_lifecycle;
mod put_bucket_logging;
mod redundancy;
mod replication;
mod requester_qos;
mod resource_group;
mod storage_quota;
mod style;
mod worm;

pub(crate) use access_point::{
    create_access_point, delete_access_point, get_access_point, list_access_points,
};
pub(crate) use access_point_policy::{
    delete_access_point_policy, delete_access_point_policy_for_object_process,
    delete_access_point_public_access_block, get_access_point_policy,
    get_access_point_policy_for_object_process, get_access_point_public_access_block,
    put_access_point_policy, put_access_point_policy_for_object_process,
    put_access_point_public_access_block,
};
pub(crate) use cname::{create_cname_token, delete_cname, get_cname_token, list_cname, put_cname};
pub(crate) use delete_bucket_tags::delete_bucket_tags;
pub(crate) use inventory::{
    delete_bucket_inventory, get_bucket_inventory, list_bucket_inventory, put_bucket_inventory,
};
pub(crate) use metadata_table::{
    get_bucket_metadata_configuration, update_bucket_metadata_inventory_table_configuration,
    update_bucket_metadata_journal_table_configuration,
};
pub(crate) use object_process::{
    create_access_point_for_object_process, delete_access_point_for_object_process,
    get_access_point_config_for_object_process, get_access_point_for_object_process,
    list_access_points_for_object_process, put_access_point_config_for_object_process,
};
pub(super) use paging::page;
pub(crate) use plain::{configured, delete, get, put};
pub(crate) use policy::{
    delete_bucket_policy, get_bucket_policy, get_bucket_policy_status, put_bucket_policy,
};
pub(crate) use put_bucket_access_monitor::put_bucket_access_monitor;
pub(crate) use put_bucket_lifecycle::put_bucket_lifecycle;
pub(crate) use put_bucket_logging::put_bucket_logging;
pub(crate) use redundancy::{
    create_bucket_data_redundancy_transition, delete_bucket_data_redundancy_transition,
    get_bucket_data_redundancy_transition, list_bucket_data_redundancy_transition,
    list_user_data_redundancy_transition,
};
pub(crate) use replication::{
    delete_bucket_replication, get_bucket_replication, get_bucket_replication_location,
    get_bucket_replication_progress, put_bucket_replication, put_bucket_rtc,
};
pub(crate) use requester_qos::{
    delete_bucket_requester_qos_info, get_bucket_requester_qos_info,
    list_bucket_requester_qos_infos, put_bucket_requester_qos_info,
};
pub(super) use requester_qos::{requester, requester_limits};
pub(crate) use resource_group::{get_bucket_resource_group, put_bucket_resource_group};
pub(crate) use storage_quota::get_bucket_storage_quota;
pub(crate) use style::{delete_style, get_style, list_style, put_style};
pub(crate) use worm::{
    abort_bucket_worm, complete_bucket_worm, extend_bucket_worm, get_bucket_worm,
    initiate_bucket_worm,
};
