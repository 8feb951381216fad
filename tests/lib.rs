//! The code that the test programs of this folder share: the fuzz targets, the suite that runs against
//! any service, and the transfers under mixed faults.
//!
//! End-to-end tests of the emulator live in `e2e/`, the comparison with official packages in
//! `compat/`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

pub mod fuzz;
pub mod randomised;
pub mod suite;
