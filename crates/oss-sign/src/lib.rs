//! Signatures for Alibaba Cloud OSS and STS: V4, V1, POST policies, RPC and ACS3.
//!
//! A backend hands out access to one object for one hour, without a call to the service:
//!
//! ```
//! use std::time::Duration;
//! use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds, v4};
//!
//! // Keep the signer: it holds the key of the day. The clock is the caller's.
//! let now = UtcSeconds::from(std::time::UNIX_EPOCH + Duration::from_secs(1_702_743_657));
//! let credentials = Credentials::new("TESTAKID0001", "TestSecret0001abcdefABCDEF0123")?;
//! let signer = v4::Signer::new(&credentials, "cn-hangzhou", now)?;
//! let endpoint = Endpoint::for_region("cn-hangzhou")?;
//!
//! let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("exampledir/a b.txt")?);
//! let request = Request::put(Resource::Object(&bucket, &key)).header("content-type", "text/plain");
//! request.check()?;
//! let presigned = signer.presign(&request, &endpoint, now, Duration::from_secs(3600))?;
//!
//! assert!(presigned.url().starts_with(
//!     "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/exampledir/a%20b.txt?"
//! ));
//! assert_eq!(presigned.headers().collect::<Vec<_>>(), [("content-type", "text/plain")]);
//! assert_eq!(presigned.expires_at(), UtcSeconds::new(1_702_747_257));
//! # Ok::<(), oss_sign::Error>(())
//! ```
//!
//! | to | use |
//! |---|---|
//! | sign a request in its headers, or as a URL | [`v4::Signer`], for old servers [`v1::Signer`] |
//! | let a browser upload with a form | [`post_policy::PostPolicy`] |
//! | publish a live channel | [`rtmp::publish_url`] |
//! | call STS or RAM | [`rpc::sign`], [`acs3::sign`] |
//! | see what was signed, and where the server differs | [`v4::Signer::explain`], [`explain::compare`] |
//!
//! # Contracts
//!
//! - Pure: no I/O, no async, no clock, no environment. The same input gives the same bytes.
//! - Correct to the byte: every signature is held against cases made by the official SDKs.
//! - What cannot be signed is an [`Error`] that names the field. What could be signed but cannot
//!   work is refused by [`Request::check`] and [`Request::check_presign`], which say what does.
//! - Nothing panics on input. Secrets never reach `Debug`, `Display` or errors, and are overwritten
//!   when dropped; the key state inside the hash library is excepted.
//! - A presigned URL is one allocation, [`v4::Signer::presign_into`] none.
//! - Names are raw: keys are never decoded, normalised or encoded twice.
//!
//! # Features
//!
//! `ring` (default) or `rustcrypto` (`sha2`, `sha1`, `hmac`; no C compiler) compute the hashes. With
//! both on, `rustcrypto` is used.
//!
//! # Not here
//!
//! Sending requests, fetching credentials, retrying: those are `oss-client` and `oss-credentials`.
//! The server's half is in [`verify`].

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
