//! A client for Alibaba Cloud OSS: typed operations, retries, checksums, presigned URLs, temporary credentials.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod integrity;
