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
//! // Temporary keys that may put and get below one prefix, and nothing else.
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
//! // Whatever can be sent can be presigned; the URL ends with the temporary keys at the latest.
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
//! Operations on objects and buckets are methods of [`Bucket`], those of the service methods of
//! [`Client`]; their names are the official ones. Each makes a [`Call`]: set its fields, then
//! [`send`](Call::send) or [`presign`](Call::presign) it. Browser uploads are signed by
//! [`Bucket::post_form`]. An operation that is missing here is one `impl` of [`Operation`] away.
//!
//! # Contracts
//!
//! - A request is signed anew at every attempt, and sent exactly as it was signed.
//! - Nothing is repeated that may have been executed and would not be the same twice. A body that
//!   can be read only once is sent again only if no byte of it has left.
//! - No object is held in memory, in neither direction, unless `bytes` or `text` is called.
//! - What is uploaded, and every whole object that is downloaded, is compared with the server's
//!   CRC-64. A range is never answered with other bytes than those of the range.
//! - A download that is cut goes on where it ended, from the same content or not at all.
//! - Presigning touches no network when the provider has keys at hand.
//! - No secret, token, signature or URL query stands in a log, an error or a `Debug`. Keys of
//!   objects stand in spans (`oss.key`) and errors.
//! - No redirect is followed; nothing is decompressed. A dropped future leaves no task behind.
//!
//! # Logs
//!
//! By `tracing`: a span `oss.operation` for each call and `oss.attempt` (debug) for each attempt;
//! events `retry`, `throttled`, `resume`, `clock skew corrected`, `integrity`.
//!
//! # Features
//!
//! | feature | default | gives |
//! |---|---|---|
//! | `hyper` | yes | the built-in transport; without it give one to [`ClientBuilder::transport`] |
//! | `platform-roots` | yes | it trusts the operating system's root certificates |
//! | `webpki-roots` | no | it trusts Mozilla's, compiled in |
//! | `rustcrypto` | no | signatures by `sha2`, `sha1` and `hmac` instead of `ring` |
//!
//! # What is not here
//!
//! Multipart uploads and parallel transfers, client-side encryption, a blocking interface, and
//! most operations on bucket configurations. Metrics: count the spans.

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
mod xml;

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
