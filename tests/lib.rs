//! The code that the test programs of this folder share: the fuzz targets, and the suite that runs
//! against any service.
//!
//! End-to-end tests of the emulator live in `e2e/`, the comparison with official packages in
//! `compat/`.

pub mod fuzz;
pub mod suite;
