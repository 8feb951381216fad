//! The data set that the programs query: orders, partitioned by year and region, and the customers who
//! gave them.
//!
//! Everything is made from a seed, so that two runs with the same settings write the same bytes.
//!
//! - [`Settings`] says how much data to make.
//! - [`write`] makes it and writes it to a store.
//! - [`register`] makes its tables known to a session.
//! - [`QUERIES`] are the questions.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod customers;
mod orders;
mod queries;
mod settings;
mod tables;
mod write;

pub use orders::{REGIONS, YEARS};
pub use queries::{Bounds, QUERIES, Query};
pub use settings::Settings;
pub use tables::{register, session_config};
pub use write::{Written, write};

/// Where the data lies in its bucket. Paths of objects begin with this.
pub const PREFIX: &str = "engines";
