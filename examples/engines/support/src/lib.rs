//! What the programs that run the engines have in common.
//!
//! - [`CountingTransport`] and [`Meter`] count what a client requests and receives.
//! - [`ServerLog`] counts what the embedded server has answered.
//! - [`Checks`] prints what was checked, and how many checks passed.
//! - [`answer`] gives the answer of a query as text.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod answer;
mod checks;
mod counting;
mod server_log;
mod traffic;

pub use answer::{answer, text};
pub use checks::Checks;
pub use counting::{CountingTransport, Event};
pub use server_log::ServerLog;
pub use traffic::{Meter, Traffic, mebibytes};

/// The error of a program: anything that it cannot continue after.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
