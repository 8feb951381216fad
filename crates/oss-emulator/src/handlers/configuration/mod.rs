//! Operations on the configurations of buckets. Those on a configuration that is only stored and
//! returned are the three functions `put`, `get` and `delete`, whose type parameter is the type of
//! the configuration.

mod delete_bucket_tags;
mod plain;
mod policy;
mod put_bucket_lifecycle;
mod put_bucket_logging;

pub(crate) use delete_bucket_tags::delete_bucket_tags;
pub(crate) use plain::{answer, configured, delete, get, put, replace};
pub(crate) use policy::{
    delete_bucket_policy, get_bucket_policy, get_bucket_policy_status, put_bucket_policy,
};
pub(crate) use put_bucket_lifecycle::put_bucket_lifecycle;
pub(crate) use put_bucket_logging::put_bucket_logging;
