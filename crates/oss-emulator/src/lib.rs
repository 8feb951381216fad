//! An embedded Alibaba Cloud OSS, STS and RAM server that verifies everything, for tests and demonstrations.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), oss_emulator::Error> {
//! use oss_emulator::{Emulator, Role, User};
//!
//! // The console steps of the official guide: a user who may only ask for temporary credentials,
//! // and a role that may put and get in one bucket.
//! let oss = Emulator::builder()
//!     .bucket("examplebucket")
//!     .user(User::new("ramtest").access_key("LTAI5tExample", "secret").policy(
//!         r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"#,
//!     ))
//!     .role(Role::new("ramosstest").policy(
//!         r#"{"Version":"1","Statement":[{"Effect":"Allow",
//!             "Action":["oss:PutObject","oss:GetObject"],
//!             "Resource":"acs:oss:*:*:examplebucket/*"}]}"#,
//!     ))
//!     .start()
//!     .await?;
//! // OSS, STS and RAM answer at the same address.
//! println!("{} {}", oss.endpoint(), oss.sts_endpoint());
//! # oss.shutdown().await;
//! # Ok(()) }
//! ```
//!
//! # Contracts
//!
//! - **Everything is verified**: signatures of every kind, clock skew, expiry of URLs and tokens,
//!   rights by role ∩ session policy, trust, bucket and object ACL, `x-oss-ac-*` limits. Refusals
//!   have OSS's status, code, EC and document.
//! - **One register of identities**: users, keys, roles and policies that RAM calls make count at once
//!   for OSS and STS, and calls see what the builder made; [`Quotas`] and [`Faults`] narrow that.
//! - **Time is the [`Clock`]**: with [`Clock::stepped`] nothing ever waits.
//! - **Nothing panics on what arrives**, and no object is held in a buffer on its way.
//! - **An operation without a handler is answered 501** with its name, never by another operation.
//! - **It misbehaves only when told**: [`Faults`].
//! - **What gives keys around a program** is there when asked for: [`Surroundings`]. Their keys are
//!   sessions of a role, good for OSS and STS until they expire.
//! - Buckets and objects live in memory and end with the [`Emulator`].
//!
//! It listens on a loopback address unless told otherwise, and is no server for the open network:
//! there are no limits on what a client may store.
//!
//! # Features
//!
//! `ring` (default) or `rustcrypto`: the hash backend of the signatures. `program` (default): what
//! the binary is made of, with `clap`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod access;
mod callback;
mod codes;
mod config;
mod dispatch;
mod emulator;
mod error;
mod faults;
mod handlers;
mod http;
mod identities;
mod objects;
mod post_form;
#[cfg(feature = "program")]
pub mod program;
mod providers;
mod ram;
mod route;
mod rpc;
mod runtime;
mod state;
mod store;
mod sts;
mod surroundings;
mod xml;

pub use crate::config::{PathStyle, Quotas};
pub use crate::emulator::{Builder, Emulator};
pub use crate::error::Error;
pub use crate::faults::{Fault, Faults, Injection};
pub use crate::identities::{Identities, InvalidPolicy, Role, User};
pub use crate::providers::{OidcIssuer, OidcToken, SamlAssertion, SamlIssuer};
pub use crate::runtime::Clock;
pub use crate::surroundings::{
    CloudSso, CredentialsUri, Imds, Metadata, OAuth, OAuthTokens, Surroundings, SurroundingsHandle,
};
