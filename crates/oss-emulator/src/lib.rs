//! An embedded Alibaba Cloud OSS, STS and RAM server that verifies everything, for tests and demonstrations.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), oss_emulator::Error> {
//! use oss_emulator::{Emulator, Role, User};
//!
//! // The steps of the official guide: a user who is only allowed to request temporary credentials,
//! // and a role that is allowed to put and get objects in one bucket.
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
//! // OSS, STS and RAM have the same address.
//! println!("{} {}", oss.endpoint(), oss.sts_endpoint());
//! # oss.shutdown().await;
//! # Ok(()) }
//! ```
//!
//! # Contracts
//!
//! - **Everything is verified**: signatures of every kind, clock skew, the expiry of URLs and tokens,
//!   the rights of users, roles and session policies, trust policies, the ACLs of buckets and objects,
//!   and `x-oss-ac-*` limits. A refusal has the status, the code, the EC and the document of OSS.
//! - **There is one register of identities.** Users, keys, roles and policies that RAM calls create
//!   take effect for OSS and STS at once, and RAM calls see what the builder created. [`Faults`] can
//!   delay changes, and [`Quotas`] can limit how many users, keys, roles and policies there are.
//! - **The [`Clock`] decides what time it is.** With [`Clock::stepped`] a test never has to wait.
//! - **Lifecycle rules are applied once a day**: with the first request to a bucket after midnight,
//!   UTC, by the clock of the server.
//! - **Outside input never causes a panic.** Bodies are processed piece by piece while they are
//!   received and sent.
//! - **An operation that is not implemented is answered with 501** and its name. It is never carried
//!   out as another operation.
//! - **The server misbehaves only on request**, with [`Faults`].
//! - **Services from which a program gets its keys** can be started with [`Surroundings`]. Their keys
//!   are sessions of a role, and OSS and STS accept them until they expire.
//! - **Requests are logged only on request**, with [`Builder::on_request`].
//! - Buckets and objects are kept in memory until the [`Emulator`] stops, or in a directory
//!   ([`Builder::data_dir`]). There, what was answered with success survives the end of the process at
//!   any moment.
//!
//! The server listens on a loopback address by default. Do not offer it on an open network: it
//! limits how much a client may store only if a bucket has a quota.
//!
//! # Features
//!
//! - `ring` (default) or `rustcrypto`: the library that computes the hashes of the signatures.
//! - `program` (default): the module [`program`], of which the binary is made. It adds `clap`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod access;
mod admin;
mod callback;
mod codes;
mod config;
mod configurations;
mod dispatch;
mod emulator;
mod error;
mod faults;
mod handlers;
mod http;
mod identities;
mod objects;
mod outgoing;
mod post_form;
#[cfg(feature = "program")]
pub mod program;
mod providers;
mod ram;
mod route;
mod rpc;
mod runtime;
mod select;
mod state;
mod store;
mod sts;
mod surroundings;
mod website;
mod xml;

pub use crate::config::{PathStyle, Quotas};
pub use crate::emulator::{Builder, Emulator};
pub use crate::error::Error;
pub use crate::faults::{Fault, Faults, Injection};
pub use crate::http::LoggedRequest;
pub use crate::identities::{Identities, InvalidPolicy, Role, User};
pub use crate::providers::{OidcIssuer, OidcToken, SamlAssertion, SamlIssuer};
pub use crate::runtime::Clock;
pub use crate::surroundings::{
    CloudSso, CredentialsUri, Imds, Metadata, OAuth, OAuthTokens, Surroundings, SurroundingsHandle,
};
