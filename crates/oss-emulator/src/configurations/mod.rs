//! The configurations of buckets and accounts: what their documents contain, the rules that these
//! must keep, and what they mean for objects. There is one file for each kind.

mod acceleration;
mod access_monitor;
mod archive_direct_read;
mod callback_policy;
mod cors;
mod document;
mod encryption;
mod https;
mod lifecycle;
mod log_fields;
mod logging;
mod object_worm;
mod overwrite;
mod policy;
mod public_access_block;
mod qos;
mod redirect;
mod referer;
mod request_payment;
mod tags;
mod website;
mod worm;

pub(crate) use self::acceleration::TransferAcceleration;
pub(crate) use self::access_monitor::{AccessMonitor, Switch};
pub(crate) use self::archive_direct_read::ArchiveDirectRead;
pub(crate) use self::callback_policy::CallbackPolicy;
pub(crate) use self::cors::Cors;
pub(crate) use self::document::{Document, read, write};
pub(crate) use self::encryption::{Encryption, default_encryption};
pub(crate) use self::https::HttpsConfig;
pub(crate) use self::lifecycle::{Lifecycle, LifecycleRuns, expiration};
pub(crate) use self::log_fields::LogFields;
pub(crate) use self::logging::Logging;
pub(crate) use self::object_worm::ObjectWorm;
pub(crate) use self::overwrite::{OverwriteConfig, forbids_overwrite};
pub(crate) use self::policy::{POLICY, is_public, read_policy};
pub(crate) use self::public_access_block::PublicAccessBlock;
pub(crate) use self::qos::{Qos, RequesterQos, StorageCapacity};
pub(crate) use self::referer::Referers;
pub(crate) use self::request_payment::RequestPayment;
pub(crate) use self::tags::{Tag, Tags, has_tag};
pub(crate) use self::website::Website;
pub(crate) use self::worm::{RetentionPeriod, Worm, WormState, is_in_force, protects};
