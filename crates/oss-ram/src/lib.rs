//! A client for RAM, the service that manages the users, access keys, roles and policies through which
//! access to OSS is granted.
//!
//! Operations are methods of [`Ram`] with the official names in snake case:
//!
//! ```
//! use std::sync::Arc;
//!
//! use oss_context::Context;
//! use oss_policy::DocumentUse;
//! use oss_policy::grant::{Grant, Permission, Trust};
//! use oss_ram::{PolicyName, Ram};
//! use oss_transport::{HyperTransport, SystemRuntime};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let server = oss_emulator::Emulator::start().await?;
//! # let (keys, endpoint, account) = (server.credentials(), server.ram_endpoint(), server.account());
//! let cx = Context::new(
//!     Arc::new(HyperTransport::new()),
//!     Arc::new(SystemRuntime::new()),
//! );
//! let ram = Ram::new(Arc::new(keys), cx).endpoint(endpoint);
//!
//! let rights = Grant::new("examplebucket", "incoming/")
//!     .permissions([Permission::Upload, Permission::List])
//!     .to_document(DocumentUse::Identity)?;
//! let trust = Trust::new().account(account).to_document()?;
//! match ram.create_policy("oss-uploads", rights).send().await {
//!     Err(error) if error.is_already_exists() => println!("it is there already"),
//!     other => println!("created {:?}", other?.create_date),
//! }
//! let role = ram.create_role("oss-uploads", trust).description("for uploads").send().await?;
//! let policy = PolicyName::custom("oss-uploads");
//! ram.attach_policy_to_role(policy, "oss-uploads").send().await?;
//! assert!(role.arn.ends_with(":role/oss-uploads"));
//! # Ok(()) }
//! ```
//!
//! Each method returns a call, whose methods set the optional fields, and which is then sent or
//! awaited. A successful call gives a [`Response`], which dereferences to the output. Lists also have
//! `pages` and `items`, which are `Stream`s. Whoever knows `oss-client` knows this crate: calls,
//! responses, lists and errors have the same form. All operations and their outputs are listed in
//! [`operations`].
//!
//! # Contracts
//!
//! - Names and documents are checked before anything is sent. The error names the parameter.
//! - A call is retried if there was no answer, if the service failed, or if there were too many calls.
//!   [`CreateAccessKey`](operations::access_key::CreateAccessKey) is an exception, because the secret in a lost answer cannot be read again: it
//!   is only retried if the first call was certainly not executed. [`Error::may_be_executed`] returns
//!   for every error whether that is possible.
//! - At most four calls of one [`Ram`] and its clones run at the same time. If there were too many
//!   calls, the client retries for up to two minutes.
//! - Parameters are sent in the form body of a POST request, which is signed by version 1.0 of the RPC
//!   signature. Connections use HTTPS, except to loopback addresses. Redirects are not followed.
//! - The secret of a new access key is only in
//!   [`NewAccessKey`](operations::access_key::NewAccessKey). It is in no `Debug` output, error or
//!   log.
//!
//! RAM copies what is written from one region to the others. For a while, a call may not see what an
//! earlier call created. This crate does not wait for that.
//!
//! # Features
//!
//! `ring` (the default) and `rustcrypto` select the hash implementation of `oss-sign`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod call;
mod document_text;
pub mod error;
mod maybe;
mod members;
mod names;
pub mod operation;
pub mod operations;
pub mod paging;
mod policy_name;
mod ram;
mod request;
mod response;
mod send;

pub use call::Call;
pub use document_text::DocumentText;
pub use error::{Error, ErrorKind};
pub use maybe::Maybe;
pub use operation::Operation;
pub use policy_name::PolicyName;
pub use ram::Ram;
pub use response::Response;
