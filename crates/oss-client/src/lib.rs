//! A client for Alibaba Cloud OSS: typed operations, retries, checksums, presigned URLs, temporary
//! credentials.
//!
//! It has 194 operations, on objects, buckets and the service. Each is a method of [`Bucket`] or
//! [`Client`] with the official name in snake case, and can be sent or presigned. Only
//! [`post_object`](Bucket::post_object) cannot be presigned: the form that it sends is signed itself.
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
//! assert_eq!(object.text().await?, "hello world");
//!
//! // Every operation can be presigned instead of sent. The URL ends with the temporary keys at the latest.
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
//! The pages of the [`guide`] have programs for each task. The groups have the operations, each with its
//! settings, its output and an example.
//!
//! | task | guide | groups of operations |
//! |---|---|---|
//! | upload, download, copy across buckets, delete objects | [store](guide::store) | [object], [multipart], [append], [symlink] |
//! | files of any size, in parts; continuing after an interruption | [transfers](guide::transfers) | [transfers], [multipart] |
//! | list objects, buckets, regions; find objects | [list](guide::list) | [listing], [service], [meta_query], [metadata_table], [inventory] |
//! | presigned URLs for uploads and downloads, file names of downloads, forms, temporary keys | [share](guide::share) | every operation; [post_object] |
//! | turn versioning on; list, read and bring back old versions | [versions](guide::versions) | [versioning], [listing] |
//! | lifecycle rules, storage classes, restoring archived objects | [lifecycle](guide::lifecycle) | [lifecycle], [restore], [archive_direct_read], [access_monitor] |
//! | encryption, retention, locks | [protect](guide::protect) | [encryption], [bucket_worm], [object_worm], [overwrite], [https] |
//! | who may access what | [protect](guide::protect) | [acl], [policy][policies], [public_access_block], [access_point] |
//! | callbacks, image processing, SQL, live channels | [events](guide::events) | [callback_policy], [process], [style], [select], [live_channel], [async_fetch], [object_process_access_point] |
//! | create buckets; CORS, websites, domains, logs and other settings | [configure](guide::configure) | [bucket][buckets], [cors], [website], [referer], [cname], [logging], [transfer_acceleration] |
//! | copies in other regions and zones | [configure](guide::configure) | [replication], [redundancy_transition] |
//! | tags and groups | [configure](guide::configure) | [tagging], [bucket_tags], [resource_group] |
//! | limits and payment | [configure](guide::configure) | [storage_quota], [qos], [request_payment] |
//!
//! Whoever knows another library can begin with [coming from oss2](guide::from_oss2),
//! [from ali-oss](guide::from_ali_oss), [from opendal](guide::from_opendal) or
//! [from aws-sdk-s3](guide::from_aws_sdk_s3).
//!
//! The client itself, and what all operations have in common:
//!
//! | to do this | see |
//! |---|---|
//! | build a client | [`Client::builder`], [`ClientBuilder`] |
//! | choose where access keys come from | [`ClientBuilder::credentials`], [the page on credentials](credentials::guide) |
//! | use temporary keys with few rights | [`credentials::AssumeRoleProvider`], [`policy::SessionPolicy`] |
//! | find out why a request is denied | [who may do what](policy::guide) |
//! | read what came back with an output, such as the request ID | [`Response`] |
//! | give somebody a URL for one request | the method `presign` of each operation, such as [`GetObject::presign`](operations::object::GetObject::presign); [`PresignedRequest`] |
//! | let browsers upload by a form | [`Bucket::post_form`], [`post_form`] |
//! | handle an error | [`Error`], [`ErrorKind`] |
//! | read all pages of a list | [`paging`] |
//! | see the progress of an upload | the method `with_progress` of each operation |
//! | give and read content | [`transport::Body`], [`body::ObjectBody`], [`ByteRange`] |
//! | change how failed attempts are repeated | [`ClientBuilder::retry`], [`retry`] |
//! | set time limits | [`ClientBuilder::timeout`], [`ClientBuilder::attempt_timeout`], [`ClientBuilder::timeouts`]; the methods `with_timeout` and `with_deadline` of each operation; [`Client::deadline_after`] |
//! | send requests to the region of the bucket | [`ClientBuilder::follow_region`] |
//! | count calls, retries and bytes | [`metrics`] |
//! | set a header or parameter for which there is no setter | the methods `with_header` and `with_query` of each operation |
//! | call an operation that is missing here | [`Operation`], [`Client::call`], [`xml`] for its documents |
//! | use the client without async | the module `blocking`, behind the feature of that name |
//! | send requests through a proxy, or use a client certificate | [`ClientBuilder::transport`] |
//! | bring an HTTP stack, or layers of tower | [`ClientBuilder::transport`], [`transport::Transport`] |
//! | sign requests without sending any | [`sign`] |
//! | read and write through `object_store`, for query engines and table formats | the crate `oss-object-store` |
//! | test without the network | the crate `oss-emulator`; scripted answers in `transport::testing`, with the feature `testing` of `oss-transport` |
//!
//! Around the operations stand shorter ways to do what programs do again and again:
//!
//! | to do this | see |
//! |---|---|
//! | find out whether something exists | [`Bucket::object_exists`], [`Bucket::exists`], [`OptionalExt`] |
//! | transfer files of any size | [`Client::transfers`], [transfers] |
//! | append to an object again and again | [`Bucket::appender`], [`Appender`] |
//! | let somebody without keys upload a large file in parts | [`Bucket::presigned_upload`], [`presigned_upload`] |
//! | wait for an archived object | [`Bucket::wait_for_restore`], [`mod@restore`] |
//! | read the rows of a query | [`mod@select`] |
//! | process images and videos | [`mod@process`] |
//! | let OSS notify a server after an upload | [`callback`] |
//! | give an object tags or a name for downloads | [`Tags`], [`ContentDisposition`] |
//! | publish to a live channel | [`Bucket::presign_publish`] |
//!
//! Each method of [`Bucket`] and [`Client`] returns the operation, a type with the official name, whose
//! methods set the optional fields. The methods whose names begin with `with_` are the same for every
//! operation. The operation is then either sent or presigned. Sending it gives a [`Response`], which
//! dereferences to the output.
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
//! - Redirects are not followed, unless [`ClientBuilder::follow_region`] allows it within OSS, and
//!   content is not decompressed. A future that is dropped leaves no task behind, except that a
//!   [transfer](transfers) aborts the upload that it has begun.
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
//! | `blocking` | no | The module `blocking`, for programs without async. |
//! | `tower` | no | `transport::tower` makes a transport of any service of tower, and the reverse. |
//! | `ring` | yes | Signatures are computed by `ring`. The feature `hyper` turns this on as well. |
//! | `metrics` | no | [`metrics`] can hand its numbers to the crate of the same name. |
//! | `rustcrypto` | no | Signatures are computed by `sha2`, `sha1` and `hmac`. One of `ring` and `rustcrypto` is needed. |
//!
//! # What is not here
//!
//! - Client-side encryption.
//! - The APIs for vectors and for tables, which are services of their own.
//!
//! [object]: operations::object
//! [multipart]: operations::multipart
//! [append]: operations::append
//! [symlink]: operations::symlink
//! [listing]: operations::listing
//! [service]: operations::service
//! [meta_query]: operations::meta_query
//! [metadata_table]: operations::metadata_table
//! [inventory]: operations::inventory
//! [post_object]: operations::post_object
//! [versioning]: operations::versioning
//! [lifecycle]: operations::lifecycle
//! [restore]: operations::restore
//! [archive_direct_read]: operations::archive_direct_read
//! [access_monitor]: operations::access_monitor
//! [encryption]: operations::encryption
//! [bucket_worm]: operations::bucket_worm
//! [object_worm]: operations::object_worm
//! [overwrite]: operations::overwrite
//! [https]: operations::https
//! [acl]: operations::acl
//! [public_access_block]: operations::public_access_block
//! [access_point]: operations::access_point
//! [callback_policy]: operations::callback_policy
//! [process]: operations::process
//! [style]: operations::style
//! [select]: operations::select
//! [live_channel]: operations::live_channel
//! [async_fetch]: operations::async_fetch
//! [object_process_access_point]: operations::object_process_access_point
//! [cors]: operations::cors
//! [website]: operations::website
//! [referer]: operations::referer
//! [cname]: operations::cname
//! [logging]: operations::logging
//! [transfer_acceleration]: operations::transfer_acceleration
//! [replication]: operations::replication
//! [redundancy_transition]: operations::redundancy_transition
//! [tagging]: operations::tagging
//! [bucket_tags]: operations::bucket_tags
//! [resource_group]: operations::resource_group
//! [storage_quota]: operations::storage_quota
//! [qos]: operations::qos
//! [request_payment]: operations::request_payment
//! [policies]: operations::policy
//! [buckets]: operations::bucket

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod appender;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod body;
mod bucket;
mod builder;
mod call;
pub mod callback;
mod client;
mod config;
mod content_disposition;
mod content_type;
mod document;
pub mod error;
mod etag;
mod exists;
pub mod guide;
mod header;
pub mod integrity;
mod into_field;
pub mod metrics;
mod multipart_form;
mod open_enum;
pub mod operation;
pub mod operations;
mod optional;
pub mod paging;
mod pipeline;
pub mod post_form;
pub mod presign;
pub mod presigned_upload;
pub mod process;
mod range;
mod raw_response;
mod request;
mod response;
pub mod restore;
pub mod retry;
mod scheduler;
pub mod select;
mod send;
mod tags;
mod timestamp;
pub mod transfers;
pub mod xml;

pub use oss_credentials as credentials;
pub use oss_policy as policy;
pub use oss_sign as sign;
pub use oss_transport as transport;

pub use appender::Appender;
pub use bucket::Bucket;
pub use builder::ClientBuilder;
pub use call::Call;
pub use client::Client;
pub use content_disposition::ContentDisposition;
pub use error::{Error, ErrorKind};
pub use etag::ETag;
pub use into_field::IntoField;
pub use operation::Operation;
pub use optional::OptionalExt;
pub use pipeline::Deadline;
pub use presign::{PresignedRequest, TokenPolicy};
pub use range::ByteRange;
pub use response::Response;
pub use tags::Tags;
