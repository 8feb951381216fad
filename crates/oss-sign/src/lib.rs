//! Signatures for Alibaba Cloud OSS and STS: V4, V1, POST policies, RPC and ACS3, made and verified.
//!
//! Pure: no I/O, no async, no clock. Time is an argument everywhere.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod credentials;
mod endpoint;
mod error;
mod presigned;
mod request;
mod resource;
mod secret;
mod time;

pub use crate::credentials::{AccessKey, Credentials};
pub use crate::endpoint::{Addressing, Endpoint, Location, Scheme};
pub use crate::error::Error;
pub use crate::presigned::{ExpiryReason, Presigned};
pub use crate::request::{Request, SourceIp};
pub use crate::resource::{BucketName, CanonicalPath, ObjectKey, Resource};
pub use crate::secret::Secret;
pub use crate::time::UtcSeconds;
