//! A page for each task, with programs to copy, and for each library that you may know already.
//!
//! | page | about |
//! |---|---|
//! | [`store`] | Upload, download, copy and delete objects; files, ranges, conditions, parts. |
//! | [`transfers`] | Files of any size, in parts: progress, limits, continuing after an interruption, readers and writers. |
//! | [`list`] | Lists of objects, buckets and everything else, page by page or as a whole. |
//! | [`share`] | Presigned URLs, forms for browsers, temporary credentials. |
//! | [`versions`] | Versioning, old versions, deletions that can be undone. |
//! | [`lifecycle`] | Storage classes, lifecycle rules, restoring archived objects. |
//! | [`protect`] | Encryption, retention, policies, public access, checksums. |
//! | [`configure`] | CORS, websites, logs and all other settings of buckets. |
//! | [`events`] | Callbacks, image processing, queries of CSV and JSON, live channels. |
//! | `blocking` | Programs without async; the page is there with the feature of this name. |
//!
//! Whoever knows another library finds both sides here, task by task:
//!
//! | page | library |
//! |---|---|
//! | [`from_oss2`] | `oss2`, for Python |
//! | [`from_ali_oss`] | `ali-oss`, for Node.js |
//! | [`from_opendal`] | `opendal`, for Rust |
//! | [`from_aws_sdk_s3`] | `aws-sdk-s3`, for Rust |

#[doc = include_str!("../docs/store.md")]
pub mod store {}
#[doc = include_str!("../docs/transfers.md")]
pub mod transfers {}
#[doc = include_str!("../docs/list.md")]
pub mod list {}
#[doc = include_str!("../docs/share.md")]
pub mod share {}
#[doc = include_str!("../docs/versions.md")]
pub mod versions {}
#[doc = include_str!("../docs/lifecycle.md")]
pub mod lifecycle {}
#[doc = include_str!("../docs/protect.md")]
pub mod protect {}
#[doc = include_str!("../docs/configure.md")]
pub mod configure {}
#[doc = include_str!("../docs/events.md")]
pub mod events {}
#[cfg(feature = "blocking")]
#[doc = include_str!("../docs/blocking.md")]
pub mod blocking {}
#[doc = include_str!("../docs/from_oss2.md")]
pub mod from_oss2 {}
#[doc = include_str!("../docs/from_ali_oss.md")]
pub mod from_ali_oss {}
#[doc = include_str!("../docs/from_opendal.md")]
pub mod from_opendal {}
#[doc = include_str!("../docs/from_aws_sdk_s3.md")]
pub mod from_aws_sdk_s3 {}
