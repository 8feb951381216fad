//! Signatures for Alibaba Cloud OSS and STS: V4, V1, POST policies, RPC and ACS3, made and verified.
//!
//! Pure: no I/O, no async, no clock. Time is an argument everywhere.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod acs3;
mod check;
mod credentials;
pub mod encode;
mod endpoint;
mod error;
pub mod explain;
mod hash;
mod headers;
mod list;
mod order;
mod pairs;
pub mod post_policy;
mod presigned;
pub mod regions;
mod request;
mod resource;
pub mod rpc;
pub mod rtmp;
mod scan;
mod secret;
mod signed_headers;
mod sink;
mod source_ip;
mod text;
mod time;
pub mod v1;
pub mod v4;
pub mod verify;
mod version;

pub use crate::credentials::{AccessKey, Credentials};
pub use crate::endpoint::{Addressing, Endpoint, Location, Scheme};
pub use crate::error::Error;
pub use crate::presigned::{Expiry, ExpiryReason, Presigned};
pub use crate::request::Request;
pub use crate::resource::{BucketName, CanonicalPath, ObjectKey, Resource};
pub use crate::secret::Secret;
pub use crate::signed_headers::SignedHeaders;
pub use crate::source_ip::SourceIp;
pub use crate::time::UtcSeconds;
pub use crate::version::SignatureVersion;
