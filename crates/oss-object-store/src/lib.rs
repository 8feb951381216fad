//! Alibaba Cloud OSS as an `object_store`.
//!
//! DataFusion, Ballista, Delta Lake, Lance, Iceberg and everything else that is built on the trait
//! `ObjectStore` can read and write OSS through [`OssStore`]. It is a thin layer on [`oss_client`], which
//! signs, repeats, resumes and verifies.
//!
//! ```
//! # use object_store_0_14 as object_store;
//! use object_store::path::Path;
//! use object_store::{ObjectStore, ObjectStoreExt, PutMode};
//! use oss_object_store::OssStore;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
//! // Without an endpoint and credentials, those of the environment are used.
//! let store = OssStore::builder()
//!     .url("oss://examplebucket/exampledir")
//!     .endpoint(oss.endpoint())
//!     .region(oss.region())
//!     .credentials(oss.credentials())
//!     .build()?;
//!
//! let path = Path::from("data/example.csv");
//! store.put(&path, "a,b\n1,2\n".into()).await?;
//! assert_eq!(store.get_range(&path, 4..7).await?, "1,2");
//!
//! let again = store.put_opts(&path, "x".into(), PutMode::Create.into()).await;
//! assert!(matches!(again, Err(object_store::Error::AlreadyExists { .. })));
//! # Ok(())
//! # }
//! ```
//!
//! # For query engines
//!
//! DataFusion finds a store by the scheme and the bucket of a URL:
//!
//! ```text
//! let ctx = SessionContext::new();
//! let store = OssStore::from_url("oss://examplebucket")?;
//! ctx.register_object_store(&"oss://examplebucket".parse()?, Arc::new(store));
//! ctx.register_parquet("orders", "oss://examplebucket/orders/", ParquetReadOptions::default()).await?;
//! ```
//!
//! Where a library wants a store and a path from a URL and options, use `parse_url_opts` of the module for your
//! version, `v0_14` or `v0_13`. The options are those of [`OssOption`], by the names that environment variables have.
//!
//! # What the methods do
//!
//! | method | requests | note |
//! |---|---|---|
//! | `put_opts` | `PutObject` | The payload is not joined in memory. `PutMode::Create` forbids overwriting, see below. `PutMode::Update` is not implemented: OSS has no conditional writes by ETag. |
//! | `put_multipart_opts` | `InitiateMultipartUpload`, `UploadPart`, `CompleteMultipartUpload` | Parts may have any sizes and may be sent at the same time. Payloads below 100 KiB, which OSS takes as the last part only, are joined. The least size grows after every 1000 parts, so that 10,000 are enough. An upload that is dropped is aborted. |
//! | `get_opts` | `GetObject`, or `HeadObject` for a head | One request, whatever the range is. A connection that breaks is continued. Whole objects are compared with their CRC-64. Conditions with several ETags or `*`, which OSS does not have, cost a `HeadObject`. |
//! | `get_ranges` | `GetObject` for each group of ranges | Ranges at most [1 MiB](OssStoreBuilder::coalesce_gap) apart are one request. All bytes come from the same content. What lies between ranges is not kept, and [a budget](OssStoreBuilder::read_budget) limits what is under way. |
//! | `delete_stream` | `DeleteMultipleObjects` for 1000 objects each | A single object is deleted by `DeleteObject`. An object that does not exist counts as deleted. |
//! | `list`, `list_with_offset`, `list_with_delimiter`, `list_paginated` | `ListObjectsV2` | In the order of the keys, 1000 for each request. |
//! | `copy_opts` | `CopyObject`, in parts for large objects | Attributes and tags stay. The copy has the storage class of the bucket. |
//! | `rename_opts` | `CopyObject`, `DeleteObject` | OSS has no request for both. |
//! | `signed_url` | none | With the feature `signer`, for `GET`, `HEAD`, `PUT` and `DELETE`. |
//!
//! # Writes that must not overwrite anything
//!
//! Table formats commit by `PutMode::Create` or `copy_if_not_exists`. OSS has a header for that,
//! `x-oss-forbid-overwrite`, and *ignores it in buckets in which versioning is or was enabled*. Two writers
//! could then both believe that they have committed. Before the first such write, the store therefore asks
//! the bucket (`oss:GetBucketVersioning`), keeps the answer, and refuses with `NotSupported` if versioning
//! is enabled or suspended, or if it may not ask. [`OssStoreBuilder::assume_unversioned`] is for
//! credentials without that right. Do not enable versioning for a bucket while a store of it is in use.
//!
//! If the answer to such a write is lost, the client finds out whether it was executed, so that a writer is
//! not told that its own commit belongs to somebody else.
//!
//! # Errors
//!
//! | error | when |
//! |---|---|
//! | `NotFound` | status 404: the object or the bucket does not exist |
//! | `AlreadyExists` | the object must not be overwritten |
//! | `Precondition`, `NotModified` | status 412 and 304: a condition does not hold |
//! | `PermissionDenied` | a right is missing or denied |
//! | `Unauthenticated` | there are no credentials, or the key, the signature, the token or the clock is wrong |
//! | `NotSupported` | OSS could not keep what the call asks for |
//! | `Generic` | everything else |
//!
//! Their source is an [`oss_client::Error`], whose text contains the request ID:
//!
//! ```
//! # fn example(error: object_store_0_14::Error) {
//! use std::error::Error;
//!
//! if let Some(cause) = error.source().and_then(|source| source.downcast_ref::<oss_client::Error>()) {
//!     println!("{:?} {:?} {:?}", cause.code(), cause.request_id(), cause.hint());
//! }
//! # }
//! ```
//!
//! # Paths and metadata
//!
//! The key of an object is the prefix of the store and the text of the path. Objects whose keys end with a
//! slash are placeholders of folders, which no path can name; lists leave them out. Other keys that no path
//! can name, such as those with two slashes in a row, make a list fail with `InvalidPath`.
//!
//! OSS accepts only letters, digits and hyphens in the names of user metadata, and makes letters small. A
//! name with other characters is written as `escaped-` and the name with hexadecimal digits, so `row_count`
//! becomes `escaped-row-5fcount`, and is read back as it was.
//!
//! # Versions and features
//!
//! | feature | default | effect |
//! |---|---|---|
//! | `object_store_0_14` | yes | [`OssStore`] implements the traits of `object_store` 0.14. |
//! | `object_store_0_13` | no | It implements those of 0.13, which DataFusion 55 and Ballista 55 use. Both can be on. |
//! | `signer` | no | It implements `Signer`, which `object_store` has only together with what its own clients need. |
//! | `hyper`, `platform-roots` | yes | As in [`oss_client`]: the built-in transport and its root certificates. |
//! | `webpki-roots`, `ring`, `rustcrypto` | no | As in [`oss_client`]. |

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
