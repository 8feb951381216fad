//! Providers over a scripted transport and a stepped clock.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[cfg(unix)]
mod advice;
mod assume_role;
mod cache;
mod chain;
mod config_faults;
mod config_files;
mod config_logins;
mod credentials_uri;
mod ecs_role;
mod federated;
mod judged;
mod log;
mod logins;
#[cfg(unix)]
mod process;
mod refresh;
mod samples;
mod scenarios;
mod secrets;
mod sessions;
mod source_samples;
mod stage;
mod sts;
