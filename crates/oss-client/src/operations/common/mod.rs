//! Shared by several groups.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

mod common_prefix;
mod enums;
mod owner;
mod public_access_block_configuration;
mod stored_object;
mod tag;
mod tagging;
#[cfg(test)]
mod tests;

pub use common_prefix::CommonPrefix;
pub use enums::{
    AccessMonitorStatus, AccessPointStatus, BucketAcl, DataRedundancy, EncodingType, FeatureStatus,
    LegalHoldStatus, ObjectAcl, ObjectType, RequestPayer, RetentionMode, ServerSideDataEncryption,
    ServerSideEncryption, StorageClass, VersioningStatus,
};
pub use owner::Owner;
pub use public_access_block_configuration::PublicAccessBlockConfiguration;
pub(in crate::operations) use stored_object::StoredObject;
pub use tag::Tag;
pub use tagging::Tagging;
