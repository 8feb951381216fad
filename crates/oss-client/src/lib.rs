//! A client for Alibaba Cloud OSS: typed operations, retries, checksums, presigned URLs, temporary
//! credentials.
//!
//! ```
//! use std::time::Duration;
//! use oss_client::Client;
//! use oss_client::credentials::AssumeRoleProvider;
//! use oss_client::policy::{Action, SessionPolicy};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
//! // Temporary keys that may only put and get objects below one prefix.
//! let keys = AssumeRoleProvider::builder(oss.role_arn())
//!     .session_name("sessiontest")
//!     .policy(
//!         SessionPolicy::new()
//!             .allow([Action::PutObject, Action::GetObject])
//!             .on("examplebucket", "exampledir/"),
//!     )
//!     .sts_endpoint(oss.sts_endpoint())
//!     .source(oss.credentials())
//!     .build()?;
//! let client = Client::builder()
//!     .endpoint(oss.endpoint())
//!     .region(oss.region())
//!     .credentials(keys)
//!     .build()?;
//! let bucket = client.bucket("examplebucket")?;
//!
//! bucket.put_object("exampledir/exampleobject.txt").body("hello world").send().await?;
//! let object = bucket.get_object("exampledir/exampleobject.txt").send().await?;
//! assert_eq!(object.body.text().await?, "hello world");
//!
//! // Every call can be presigned instead of sent. The URL ends with the temporary keys at the latest.
//! let presigned =
//!     bucket.get_object("exampledir/exampleobject.txt").presign(Duration::from_secs(60)).await?;
//! assert_eq!(presigned.method(), "GET");
//!
//! let refused = bucket.list_objects_v2().send().await.unwrap_err();
//! assert!(refused.is_access_denied());
//! # Ok(())
//! # }
//! ```
//!
//! # Where to find what
//!
//! | to do this | see |
//! |---|---|
//! | build a client | [`Client::builder`], [`ClientBuilder`] |
//! | choose where access keys come from | [`ClientBuilder::credentials`], [`credentials`] |
//! | use temporary keys with few rights | [`credentials::AssumeRoleProvider`], [`policy::SessionPolicy`] |
//! | upload an object | [`Bucket::put_object`], [`transport::Body`] |
//! | download an object or a range of it | [`Bucket::get_object`], [`body::ObjectBody`], [`ByteRange`] |
//! | list the objects of a bucket | [`Bucket::list_objects_v2`] |
//! | copy or delete objects | [`Bucket::copy_object`], [`Bucket::delete_object`], [`Bucket::delete_multiple_objects`] |
//! | give somebody a URL for one request | [`Call::presign`], [`PresignedRequest`] |
//! | let browsers upload by a form | [`Bucket::post_form`], [`post_form`] |
//! | handle an error | [`Error`], [`ErrorKind`] |
//! | change how failed attempts are repeated | [`ClientBuilder::retry`], [`retry`] |
//! | set time limits | [`ClientBuilder::timeout`], [`ClientBuilder::timeouts`], [`Call::with_timeout`] |
//! | call an operation that is missing here | [`Operation`], [`Client::call`] |
//! | read and write the documents of such an operation | [`xml`] |
//! | bring an HTTP stack or a proxy | [`ClientBuilder::transport`], [`transport::Transport`] |
//! | sign requests without sending any | [`sign`] |
//! | test without the network | the crate `oss-emulator`; scripted answers in `transport::testing` |
//!
//! Operations on a bucket and its objects are methods of [`Bucket`], operations on the service are
//! methods of [`Client`]. They have the official names in snake case. Each method returns a [`Call`],
//! whose methods set the optional fields, and which is then either sent or presigned. All operations
//! and their outputs are listed in [`operations`].
//!
//! # Contracts
//!
//! - Every attempt is signed anew, and a request is sent exactly as it was signed.
//! - A request is repeated only if it certainly was not executed, or if executing it twice has the
//!   same result as executing it once. A body that can be read only once is sent again only if no
//!   byte of it has left.
//! - No object is kept in memory in either direction, unless `bytes` or `text` is called.
//! - Every upload, and every download of a whole object, is compared with the CRC-64 of the server.
//!   A request for a range never returns other bytes than those of the range.
//! - A download whose connection breaks continues where it stopped, from the same content. If the
//!   content has changed, it fails.
//! - Presigning does not use the network if the provider has credentials at hand, and it fails for
//!   everything that would make the URL fail.
//! - Logs, errors and `Debug` output contain no secret, token, signature or query of a URL. They do
//!   contain the keys of objects: in spans (`oss.key`) and in errors.
//! - Redirects are not followed, and content is not decompressed. A future that is dropped leaves no
//!   task behind.
//!
//! # Logs
//!
//! The client reports what it does through the crate [`tracing`]: a span `oss.operation` for each
//! call, a span `oss.attempt` (level debug) for each attempt, and the events `retry`, `throttled`,
//! `resume`, `clock skew corrected`, `slow request` and `integrity`.
//!
//! # Features
//!
//! | feature | default | effect |
//! |---|---|---|
//! | `hyper` | yes | The built-in transport. Without it, set one by [`ClientBuilder::transport`]. |
//! | `platform-roots` | yes | The built-in transport trusts the root certificates of the operating system. |
//! | `webpki-roots` | no | The built-in transport trusts the root certificates of Mozilla, compiled in. |
//! | `ring` | yes | Signatures are computed by `ring`. The feature `hyper` turns this on as well. |
//! | `rustcrypto` | no | Signatures are computed by `sha2`, `sha1` and `hmac`. One of `ring` and `rustcrypto` is needed. |
//!
//! # What is not here
//!
//! Multipart uploads and parallel transfers, client-side encryption, a blocking interface, and most
//! operations on the configuration of buckets. There are no metrics either; they can be derived from
//! the spans.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod body;
mod bucket;
mod builder;
mod call;
mod client;
mod config;
mod content_type;
mod document;
pub mod error;
pub mod integrity;
pub mod operation;
pub mod operations;
mod pipeline;
pub mod post_form;
pub mod presign;
mod range;
mod request;
mod response;
pub mod retry;
mod send;
mod timestamp;
pub mod xml;

pub use oss_credentials as credentials;
pub use oss_policy as policy;
pub use oss_sign as sign;
pub use oss_transport as transport;

pub use bucket::Bucket;
pub use builder::ClientBuilder;
pub use call::Call;
pub use client::Client;
pub use error::{Error, ErrorKind};
pub use operation::Operation;
pub use presign::{PresignedRequest, TokenPolicy};
pub use range::ByteRange;
