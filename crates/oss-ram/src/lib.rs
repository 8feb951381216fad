//! A client for RAM: the users, keys, roles and policies that access to OSS needs.
//!
//! What the console does by clicks, as calls that can be read before they are made. Each operation
//! is a small value that [`Ram::send`] sends:
//!
//! ```
//! use std::sync::Arc;
//!
//! use oss_context::Context;
//! use oss_policy::DocumentUse;
//! use oss_policy::grant::{Grant, Permission, Trust};
//! use oss_ram::{AttachPolicyToRole, CreatePolicy, CreateRole, PolicyName, Ram};
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
//! match ram.send(&CreatePolicy::new("oss-uploads", rights)).await {
//!     Err(error) if error.already_exists() => println!("it is there already"),
//!     other => println!("created {:?}", other?.policy.create_date),
//! }
//! let role = ram.send(&CreateRole::new("oss-uploads", trust)).await?.role;
//! let policy = PolicyName::custom("oss-uploads");
//! ram.send(&AttachPolicyToRole::new(policy, "oss-uploads")).await?;
//! assert!(role.arn.ends_with(":role/oss-uploads"));
//! # Ok(()) }
//! ```
//!
//! # Contracts
//!
//! - Names and documents are checked before anything is sent; a refusal names the parameter.
//! - A call that met no answer, an inner error or throttling is sent again, except where its lost
//!   answer would leave something behind: [`CreateAccessKey`] is never sent twice unless the first
//!   was certainly not executed ([`Error::may_be_executed`] says so for every failure).
//! - At most four calls run at once for one [`Ram`] and its clones; throttling is waited out for up
//!   to two minutes.
//! - Everything travels in the form body of a POST, signed by RPC 1.0, over HTTPS except on
//!   loopback. Redirects are not followed.
//! - A new key's secret is in [`NewAccessKey`] and nowhere else: in no `Debug`, error or log.
//!
//! RAM copies what is written between regions: what one call made may be unknown to the next one
//! for a while. This crate does not wait for that.
//!
//! # Features
//!
//! `ring` (default) and `rustcrypto` choose the hash backend of `oss-sign`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod error;
mod members;
mod names;
mod operation;
mod operations;
mod pages;
mod ram;
mod types;

pub use self::error::Error;
pub use self::members::Members;
pub use self::operation::{Operation, Parameters};
pub use self::operations::*;
pub use self::pages::{Page, Paged, Pages};
pub use self::ram::Ram;
pub use self::types::*;
