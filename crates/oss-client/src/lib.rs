//! A client for Alibaba Cloud OSS: typed operations, retries, checksums, presigned URLs, temporary credentials.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod body;
mod bucket;
mod builder;
mod call;
mod client;
mod config;
mod content_type;
pub mod error;
pub mod integrity;
mod operation;
pub mod operations;
mod pipeline;
mod post_form;
mod presign;
mod range;
mod response;
mod retry;
mod timestamp;
mod xml;

pub use oss_credentials as credentials;
pub use oss_policy as policy;
pub use oss_sign as sign;
pub use oss_transport as transport;

pub use body::ObjectBody;
pub use bucket::Bucket;
pub use builder::ClientBuilder;
pub use call::Call;
pub use client::Client;
pub use error::{Error, ErrorKind};
pub use operation::{Answer, Check, Idempotency, Operation, OperationRequest};
pub use post_form::{PostForm, SignedForm};
pub use presign::{Presign, PresignedRequest, TokenPolicy};
pub use range::ByteRange;
pub use response::Response;
pub use retry::{AttemptInfo, Decision, RetryBudget, RetryPolicy, StandardRetry};
