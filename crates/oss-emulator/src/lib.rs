//! An embedded Alibaba Cloud OSS and STS server that verifies everything, for tests and demonstrations.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod access;
mod builder;
mod call;
mod callback;
mod clock;
mod codes;
mod config;
mod dispatch;
mod document;
mod emulator;
mod error;
mod faults;
mod handlers;
mod http;
mod identities;
mod objects;
mod post_form;
mod route;
mod state;
mod store;
mod sts;
mod tls;
mod xml;

pub use crate::builder::Builder;
pub use crate::clock::Clock;
pub use crate::config::PathStyle;
pub use crate::emulator::Emulator;
pub use crate::error::Error;
pub use crate::faults::{Fault, Faults, Injection};
pub use crate::identities::{Identities, InvalidPolicy, Role, User};
