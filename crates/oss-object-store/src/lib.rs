//! Alibaba Cloud OSS as an `object_store`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[cfg(not(any(feature = "object_store_0_13", feature = "object_store_0_14")))]
compile_error!(
    "turn on the feature object_store_0_13 or object_store_0_14, for the version that you use"
);

mod builder;
mod metadata_name;
mod outcome;
mod parts;
mod reads;
mod store;
#[cfg(feature = "object_store_0_13")]
pub mod v0_13;
#[cfg(feature = "object_store_0_14")]
pub mod v0_14;
mod versioning;

pub use builder::{ConfigError, OssOption, OssStoreBuilder};
pub use store::OssStore;
