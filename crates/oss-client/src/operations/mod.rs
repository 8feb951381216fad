//! The operations, with the types of their fields and outputs, in one module for each subject.
//!
//! Every operation is a type of its own, whose page shows what can be set, what OSS requires, and
//! what it answers. A method of [`Bucket`](crate::Bucket) or [`Client`](crate::Client) with the
//! official name in snake case creates it.
//!
//! # Room to grow
//!
//! OSS adds parameters, elements and values all the time, and adding them here is no breaking
//! change. Operations have private fields. Outputs and structures are `#[non_exhaustive]`: their
//! fields are read directly, and callers build them by `new` with what OSS requires and by setters
//! for the rest. Enumerations keep a value that they do not know in `Other`, and a `match` over
//! them needs an arm for the rest.
//!
//! ```
//! use oss_client::operations::common::StorageClass;
//! use oss_client::operations::lifecycle::{LifecycleRule, LifecycleRuleExpiration, LifecycleRuleStatus};
//!
//! fn price(class: &StorageClass) -> Option<f64> {
//!     match class {
//!         StorageClass::Standard => Some(0.12),
//!         StorageClass::Ia => Some(0.08),
//!         _ => None,
//!     }
//! }
//!
//! let rule = LifecycleRule::new(LifecycleRuleStatus::Enabled)
//!     .prefix("logs/")
//!     .expiration(LifecycleRuleExpiration::new().days(30));
//! assert_eq!(rule.prefix.as_deref(), Some("logs/"));
//! assert_eq!(price(&StorageClass::from("SomethingNew")), None);
//! ```
//!
//! A program that would break when something is added does not compile today:
//!
//! ```compile_fail,E0004
//! use oss_client::operations::common::VersioningStatus;
//!
//! fn name(status: &VersioningStatus) -> &str {
//!     match status {
//!         VersioningStatus::Enabled => "enabled",
//!         VersioningStatus::Suspended => "suspended",
//!         VersioningStatus::Other(name) => name,
//!     }
//! }
//! ```
//!
//! ```compile_fail,E0639
//! let owner = oss_client::operations::common::Owner {
//!     id: "1000000000000001".to_owned(),
//!     display_name: "1000000000000001".to_owned(),
//! };
//! ```
//!
//! | group | about |
//! |---|---|
//! | [`access_monitor`] | Access tracking. |
//! | [`access_point`] | Access points. |
//! | [`acl`] | Access control lists. |
//! | [`append`] | Appendable objects. |
//! | [`archive_direct_read`] | Real-time access to archived objects. |
//! | [`async_fetch`] | Fetch tasks. |
//! | [`bucket`] | Buckets. |
//! | [`bucket_tags`] | Bucket tags. |
//! | [`bucket_worm`] | Retention policies of buckets. |
//! | [`callback_policy`] | Callback policies. |
//! | [`cname`] | Custom domain names. |
//! | [`common`] | Shared by several groups. |
//! | [`cors`] | Cross-origin resource sharing. |
//! | [`encryption`] | Default encryption of a bucket. |
//! | [`https`] | TLS configuration. |
//! | [`inventory`] | Inventories. |
//! | [`lifecycle`] | Lifecycle rules. |
//! | [`listing`] | Listing objects. |
//! | [`live_channel`] | Live channels. |
//! | [`logging`] | Access logging. |
//! | [`meta_query`] | Metadata index. |
//! | [`metadata_table`] | Metadata tables. |
//! | [`multipart`] | Multipart uploads. |
//! | [`object`] | Objects. |
//! | [`object_process_access_point`] | Access points for object processing. |
//! | [`object_worm`] | Retention of objects. |
//! | [`overwrite`] | Prohibiting overwrites. |
//! | [`policy`] | Bucket policies. |
//! | [`post_object`] | Uploads from HTML forms. |
//! | [`process`] | Object processing. |
//! | [`public_access_block`] | Blocking public access. |
//! | [`qos`] | Bandwidth limits. |
//! | [`redundancy_transition`] | Changing the redundancy type. |
//! | [`referer`] | Hotlink protection. |
//! | [`replication`] | Replication. |
//! | [`request_payment`] | Pay-by-requester. |
//! | [`resource_group`] | Resource groups. |
//! | [`restore`] | Restoring archived objects. |
//! | [`select`] | Querying objects with SQL. |
//! | [`service`] | Service. |
//! | [`storage_quota`] | Storage quotas. |
//! | [`style`] | Image styles. |
//! | [`symlink`] | Symbolic links. |
//! | [`tagging`] | Object tags. |
//! | [`transfer_acceleration`] | Transfer acceleration. |
//! | [`versioning`] | Versioning. |
//! | [`website`] | Static websites and back-to-origin. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

pub mod access_monitor;
pub mod access_point;
pub mod acl;
pub mod append;
pub mod archive_direct_read;
pub mod async_fetch;
pub mod bucket;
pub mod bucket_tags;
pub mod bucket_worm;
mod by_hand;
pub mod callback_policy;
pub mod cname;
pub mod common;
pub mod cors;
pub mod encryption;
pub mod https;
pub mod inventory;
pub mod lifecycle;
pub mod listing;
pub mod live_channel;
pub mod logging;
pub mod meta_query;
pub mod metadata_table;
pub mod multipart;
pub mod object;
pub mod object_process_access_point;
pub mod object_worm;
pub mod overwrite;
pub mod policy;
pub mod post_object;
pub mod process;
pub mod public_access_block;
pub mod qos;
pub mod redundancy_transition;
pub mod referer;
pub mod replication;
pub mod request_payment;
pub mod resource_group;
pub mod restore;
#[cfg(test)]
mod sample;
pub mod select;
pub mod service;
pub mod storage_quota;
pub mod style;
pub mod symlink;
pub mod tagging;
pub mod transfer_acceleration;
pub mod versioning;
pub mod website;
