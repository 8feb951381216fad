//! Signatures for Alibaba Cloud OSS, STS and RAM.
//!
//! This crate signs requests and verifies signatures. It sends nothing, reads no clock and no
//! files, and needs no async runtime. To send requests as well, use `oss-client`.
//!
//! | to | use |
//! |---|---|
//! | give somebody access to an object by a URL | [`v4::Signer::presign`] |
//! | sign the same request as a URL many times | [`v4::PreparedRequest`] |
//! | let a browser upload with a form | [`post_policy::PostPolicy`] |
//! | sign a request that you send yourself | [`v4::Signer::sign`] |
//! | say what is signed | [`Request`], [`Resource`], [`Credentials`] |
//! | say where the request goes | [`Endpoint`], [`regions`] |
//! | find out beforehand whether a request can work | [`Request::check`], [`Request::check_presign`] |
//! | see what was signed, and where the server disagrees | [`v4::Signer::explain`], [`explain::compare`] |
//! | show a request to others without its secrets | [`mask`] |
//! | call STS or RAM | [`rpc::sign`], [`acs3::sign`] |
//! | publish a live channel | [`rtmp::publish_url`] |
//! | support a server that knows only the old signature | [`v1::Signer`] |
//! | verify a signature, as a server does | [`verify::claim`], [`verify::post`], [`rpc::verify`], [`acs3::claim`] |
//!
//! # Example
//!
//! The following gives somebody the right to upload one object within the next hour. OSS is not
//! called for it.
//!
//! ```
//! use std::time::Duration;
//! use oss_sign::{BucketName, Credentials, Endpoint, ObjectKey, Request, Resource, UtcSeconds, v4};
//!
//! // In a program: UtcSeconds::from(SystemTime::now()).
//! let now = UtcSeconds::new(1_702_743_657);
//! let credentials = Credentials::new("TESTAKID0001", "TestSecret0001abcdefABCDEF0123")?;
//! // Keep the signer: making one costs more than a signature.
//! let signer = v4::Signer::new(&credentials, "cn-hangzhou", now)?;
//! let endpoint = Endpoint::for_region("cn-hangzhou")?;
//!
//! let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("exampledir/a b.txt")?);
//! let request = Request::put(Resource::Object(&bucket, &key)).header("content-type", "text/plain");
//! let presigned = signer.presign(&request, &endpoint, now, Duration::from_secs(3600))?;
//!
//! assert!(presigned.url().starts_with(
//!     "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/exampledir/a%20b.txt?"
//! ));
//! // The upload must carry this header, and no other content type.
//! assert_eq!(presigned.headers().collect::<Vec<_>>(), [("content-type", "text/plain")]);
//! assert_eq!(presigned.expires_at(), UtcSeconds::new(1_702_747_257));
//! # Ok::<(), oss_sign::Error>(())
//! ```
//!
//! # Guarantees
//!
//! - The same input gives the same bytes. Time is an argument.
//! - Signatures are correct to the byte. They are compared with cases that the official SDKs made.
//! - A request that cannot be signed, or that the server would refuse, is an [`Error`] that names
//!   the field and what would be right. The signers run these checks themselves.
//! - Nothing panics on input.
//! - Secrets do not appear in `Debug`, `Display` or errors. They are overwritten when they are
//!   dropped, except for the state of keys inside the hash library.
//! - Signing a URL allocates once, and [`v4::Signer::presign_into`] does not allocate at all.
//! - Keys and other names are given as they are. They are encoded exactly once and never normalised.
//!
//! # Features
//!
//! | feature | default | effect |
//! |---|---|---|
//! | `ring` | yes | the hashes are computed by `ring` |
//! | `rustcrypto` | no | the hashes are computed by `sha2`, `sha1` and `hmac`, which need no C compiler |
//!
//! One of the two is needed. If both are on, `rustcrypto` is used.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod acs3;
mod check;
#[doc(hidden)]
pub mod comparisons;
mod credentials;
pub mod encode;
mod endpoint;
mod error;
pub mod explain;
mod hash;
mod headers;
mod list;
pub mod mask;
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
