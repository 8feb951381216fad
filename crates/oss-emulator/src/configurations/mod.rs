//! The configurations of buckets and accounts: what their documents contain, the rules that these
//! must keep, and what they mean for objects. There is one file for each kind.

mod acceleration;
mod access_monitor;
mod access_point;
mod archive_direct_read;
mod async_fetch;
mod callback_policy;
mod cname;
mod cors;
mod cors_answer;
mod document;
mod encryption;
mod https;
mod inventory;
mod lifecycle;
mod live_channel;
mod log_fields;
mod logging;
mod meta_query;
mod metadata_table;
mod object_process;
mod object_worm;
mod overwrite;
mod policy;
mod public_access_block;
mod qos;
mod redirect;
mod redundancy;
mod referer;
mod replication;
mod request_payment;
mod resource_group;
mod storage_quota;
mod style;
mod tags;
mod website;
mod worm;

pub(crate) use self::acceleration::TransferAcceleration;
pub(crate) use self::access_monitor::{AccessMonitor, Switch};
pub(crate) use self::access_point::{AccessPoint, NewAccessPoint, check_point_name};
pub(crate) use self::archive_direct_read::ArchiveDirectRead;
pub(crate) use self::async_fetch::{FetchSettings, FetchState, FetchTask};
pub(crate) use self::callback_policy::CallbackPolicy;
pub(crate) use self::cname::{
    CertificateChange, CertificateKind, Cname, CnameCertificate, CnameRequest, CnameToken,
};
pub(crate) use self::cors::Cors;
pub(crate) use self::cors_answer::CorsHeaders;
pub(crate) use self::document::{Document, read, write};
pub(crate) use self::encryption::{DefaultEncryption, Encryption, default_encryption};
pub(crate) use self::https::HttpsConfig;
pub(crate) use self::inventory::Inventory;
pub(crate) use self::lifecycle::{Lifecycle, LifecycleRuns, expiration};
pub(crate) use self::live_channel::{
    LIVE_CHANNEL, LiveChannel, LiveChannelConfig, LiveChannelStatus, invalid_playlist,
    is_playlist_name,
};
pub(crate) use self::log_fields::LogFields;
pub(crate) use self::logging::Logging;
pub(crate) use self::meta_query::{
    MediaType, MetaAggregation, MetaIndex, MetaMode, MetaOperation, MetaOrder, MetaQuery, MetaScope,
};
pub(crate) use self::metadata_table::{InventoryTable, JournalTable, MetadataTables};
pub(crate) use self::object_process::{
    NewObjectProcessPoint, ObjectProcessPoint, ObjectProcessPointConfig,
};
pub(crate) use self::object_worm::ObjectWorm;
pub(crate) use self::overwrite::{OverwriteConfig, forbids_overwrite};
pub(crate) use self::policy::{POLICY, is_public, read_policy};
pub(crate) use self::public_access_block::PublicAccessBlock;
pub(crate) use self::qos::{Qos, RequesterQos, StorageCapacity};
pub(crate) use self::redirect::{MirrorHeaders, Protocol, Redirect, RedirectType};
pub(crate) use self::redundancy::{ChangeStatus, RedundancyChange, redundancy};
pub(crate) use self::referer::Referers;
pub(crate) use self::replication::{
    DeletedRules, EnabledOrNot, Replication, ReplicationRule, TimeControlChange,
};
pub(crate) use self::request_payment::{Payer, RequestPayment};
pub(crate) use self::resource_group::ResourceGroup;
pub(crate) use self::storage_quota::{StorageQuota, capacity};
pub(crate) use self::style::{Style, StyleCategory, StyleContent, is_style_name};
pub(crate) use self::tags::{Tag, Tags, has_tag, has_tag_characters};
pub(crate) use self::website::{IndexDocument, RoutingCondition, RoutingRule, Website};
pub(crate) use self::worm::RetentionPeriod;
