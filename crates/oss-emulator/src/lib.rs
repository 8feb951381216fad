//! An embedded Alibaba Cloud OSS and STS server that verifies everything, for tests and demonstrations.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod access;
mod call;
mod clock;
mod codes;
mod config;
mod dispatch;
mod emulator;
mod handlers;
mod http;
mod route;
mod state;
mod store;
mod xml;

pub use crate::clock::Clock;
pub use crate::emulator::{Builder, Emulator, Error};
